import { until } from '../until';
import { findInPage, type Found, type Wanted } from './find-in-page';
import type { Hands, Place } from './hands';

const ANYWHERE = '*';

/** What a customer does, in any browser. Buttons and fields go by the names a screen reader says. */
export interface Customer {
  open(url: string): Promise<void>;
  /** `inside` is a CSS selector, where a name stands more than once. */
  press(button: string, inside?: string): Promise<void>;
  /** Types into an empty field. */
  fill(field: string, words: string): Promise<void>;
  /** Waits until the words can be seen, and gives the whole text they stand in. */
  reads(words: string, inside?: string): Promise<string>;
  bringsIntoView(button: string, inside?: string): Promise<void>;
  /** Waits until the page has this path. */
  arrivesAt(path: string): Promise<void>;
}

export function createCustomer(hands: Hands): Customer {
  // While a page gives way to the next one there is nothing to look at.
  const find = (wanted: Wanted): Promise<Found | null> => hands.look(findInPage, wanted).catch(() => null);

  /** Where it stands once it has stopped moving. */
  const placeOf = async (wanted: Wanted): Promise<Place> => {
    let last: Place | null = null;
    return until(`${wanted.what} "${wanted.name}"`, async () => {
      const place = (await find(wanted))?.place ?? null;
      const rests = place && place.x === last?.x && place.y === last.y;
      last = place;
      return rests && place;
    });
  };

  return {
    open: (url) => hands.open(url),
    press: async (name, inside = ANYWHERE) => hands.click(await placeOf({ what: 'button', name, inside })),
    fill: async (name, words) => {
      await hands.click(await placeOf({ what: 'field', name, inside: ANYWHERE }));
      await hands.type(words);
    },
    reads: async (name, inside = ANYWHERE) =>
      (await until(`the words "${name}"`, () => find({ what: 'words', name, inside }))).text,
    bringsIntoView: async (name, inside = ANYWHERE) => void (await placeOf({ what: 'button', name, inside })),
    arrivesAt: async (path) => {
      await until(path, () =>
        hands
          .look(() => location.pathname)
          .then(
            (at) => at === path,
            () => false,
          ),
      );
    },
  };
}
