import type { ActMessage, SessionView } from '@beside/protocol';
import { systemClock, type Delivery } from '@beside/protocol/channel';
import { en, spokenWords } from '@beside/spoken';
import { seededRandom } from '../support/seeded-random';
import { until } from '../support/until';
import { newLinkCount, type LinkCount } from './counted-link';
import { enterPin, type CustomerEnd } from './customer-end';
import { openDeskEnd, type DeskEnd } from './desk-end';
import { fetchAs } from './fetch-as';
import { LivePage } from './live-page';
import type { Place } from './place';
import { Tally } from './tally';

/** A whole session, both ends in this process, everything between them real. */
export interface LiveSession {
  /** From 0. */
  readonly number: number;
  readonly page: LivePage;
  readonly tally: Tally;
  readonly links: { readonly customer: LinkCount; readonly desk: LinkCount };
  /** The hash of the picture at the desk; `null` while there is none. */
  seen(): number | null;
  /** How the session stands, as each end was last told. */
  told(): { readonly customer: SessionView | null; readonly desk: SessionView | null };
  /** Makes the next change of the page. @param fill makes it as large as changes are */
  change(fill: string): void;
  /** Tells the desk the hash of the page as it stands. */
  checkpoint(): void;
  act(message: ActMessage): Promise<Delivery>;
  close(): void;
}

export interface LiveSessionOptions {
  readonly place: Place;
  /** From 0: whose agent it is, and where its customer calls from. */
  readonly number: number;
  /** What the customer's page was asked to do. */
  readonly onAct?: (act: ActMessage) => void;
  /** The customer's page does not know the desk any more. */
  readonly onStrange?: () => void;
}

/** Begins a session as people do: invitation, PIN, compared words, *Allow*; resolves when the desk has a picture. */
export async function goLive({ place, number, onAct, onStrange }: LiveSessionOptions): Promise<LiveSession> {
  const { directory, api, company } = place;
  const links = { customer: newLinkCount(), desk: newLinkCount() };
  const told: { customer: SessionView | null; desk: SessionView | null } = { customer: null, desk: null };
  const tally = new Tally();
  const page = new LivePage(seededRandom(number));
  const http = (origin: string, end: End) => ({
    base: api,
    fetch: fetchAs(origin, addressOf(number, end)),
    clock: systemClock,
  });
  const ends: { close(): void }[] = [];
  const close = () => ends.forEach((end) => end.close());
  try {
    const desk = await openDeskEnd({
      ...{ http: http(directory.desk, 'desk'), link: links.desk, tally },
      token: await place.token(number, 'Agent'),
      conversation: `conversation-${number}`,
      on: { session: (view) => void (told.desk = view), strange: () => onStrange?.() },
    });
    ends.push(desk);
    const customer = await enterPin(
      {
        ...{ http: http(directory.tax, 'customer'), company, origin: directory.tax, page, link: links.customer },
        on: { session: (view) => void (told.customer = view), act: (_viewer, act) => onAct?.(act) },
      },
      desk.pin,
    );
    ends.push(customer);
    await agree(customer, desk);
    desk.look();
    await until('the picture', () => desk.page.hash === page.hash);
    return {
      ...{ number, page, tally, links, close },
      seen: () => desk.page.hash,
      told: () => told,
      change: (fill) => customer.change(performance.now(), fill),
      checkpoint: () => customer.checkpoint(),
      act: (message) => desk.act(message),
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** Both compare their words, and the customer presses *Allow*. */
async function agree(customer: CustomerEnd, desk: DeskEnd): Promise<void> {
  const [shown, said] = await Promise.all([customer.words, desk.words]);
  const isSame = JSON.stringify(shown.words) === JSON.stringify(spokenWords(en, said));
  if (!isSame) throw new Error('the two sides see other words');
  await customer.allow(shown);
}

type End = 'desk' | 'customer';

/** Each end calls from a network of its own. */
function addressOf(number: number, end: End): string {
  return `2001:db8:${end === 'desk' ? 'd' : 'c'}:${number.toString(16)}::1`;
}
