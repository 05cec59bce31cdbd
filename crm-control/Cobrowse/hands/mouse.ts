import type { ActKey } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import type { Mirror, ScrollPart, WindowPoint, WordsBetween } from '@beside/mirror';
import { pace } from '../marks/pace';
import type { Hands } from './hands';

/** A mouse that is this long over the same element rests there: menus open later than on the way past them. */
export const REST_MS = 250;
/** Ten places a second follow a wheel closely, and stay far below what an agent may do in a second. CTRL-10 */
export const MOVE_EVERY_MS = 100;
/** Turns of a wheel within this are one movement: it stays with the part it began in, as browsers do. */
export const TURN_PAUSE_MS = 400;
/** A page key leaves this share of what was seen in sight. */
const PAGE_KEY_OVERLAP = 0.1;

/** Keys that scroll where nothing else is meant by them. */
const SCROLL_KEYS: Readonly<Partial<Record<ActKey, (part: ScrollPart) => number>>> = {
  PageUp: ({ top, height }) => top - height * (1 - PAGE_KEY_OVERLAP),
  PageDown: ({ top, height }) => top + height * (1 - PAGE_KEY_OVERLAP),
  Home: () => 0,
  End: ({ mostTop }) => mostTop,
};

/** What a mouse does to the customer's page besides pressing, in write mode alone. CTRL-4 CTRL-5 */
export interface Mouse {
  /** Where it is, in the viewer's window; `null` when it has left the page. */
  over(at: WindowPoint | null): void;
  /**
   * Its wheel was turned; `false` when nothing there goes that way.
   * @param windowToo whether the customer's whole window may be scrolled for it
   */
  wheel(at: WindowPoint, left: number, top: number, windowToo: boolean): boolean;
  /** A key that scrolls, at an element; `false` when it is no such key there. */
  scrollKey(node: number, key: ActKey): boolean;
  /** Draws along the words between two points; `false` when there are none. */
  select(from: WindowPoint, to: WindowPoint): boolean;
  /** A new epoch: nodes have other ids. */
  anew(): void;
  stop(): void;
}

type Turn = Pick<ScrollPart, 'node' | 'left' | 'top'> & { readonly at: number };

export function openMouse(parts: {
  readonly self: string;
  readonly clock: Clock;
  readonly mirror: Pick<Mirror, 'anchorAt' | 'scrollParts' | 'hasOwnKeys' | 'wordsBetween'>;
  readonly hands: Pick<Hands, 'state' | 'hover' | 'scroll' | 'select'>;
}): Mouse {
  const { clock, mirror, hands } = parts;
  let under: number | null = null;
  let hovered: number | null = null;
  let cancelRest = () => {};
  /** Where the last turn leads to: what the mirror shows is older. */
  let turn: Turn | null = null;
  /** Each part has its own pace: where the last one was scrolled to is still said when another one goes on. */
  const scrolling = new Map<number, ReturnType<typeof pace<Turn>>>();
  let chosen: WordsBetween | null = null;
  const choices = pace<WordsBetween>(clock, MOVE_EVERY_MS, ({ node, start, end }) => {
    if (writes()) hands.select(node, start, end);
  });

  function writes(): boolean {
    return hands.state().writer === parts.self;
  }

  function over(at: WindowPoint | null): void {
    const node = at && writes() ? (mirror.anchorAt(at.x, at.y)?.node ?? null) : null;
    if (node === under) return;
    under = node;
    cancelRest();
    if (node === null || node === hovered) return;
    cancelRest = clock.after(REST_MS, () => {
      if (!writes()) return;
      hovered = node;
      hands.hover(node);
    });
  }

  function scroll(
    around: readonly ScrollPart[],
    next: (part: ScrollPart) => { readonly left: number; readonly top: number },
  ): boolean {
    const now = clock.now();
    const last = turn && now - turn.at < TURN_PAUSE_MS ? turn : null;
    const going = around.find(({ node }) => node === last?.node);
    const part =
      going && last
        ? { ...going, left: last.left, top: last.top }
        : around.find((one) => {
            const to = within(one, next(one));
            return to.left !== Math.round(one.left) || to.top !== Math.round(one.top);
          });
    if (!part) return false;
    const { node } = part;
    const to = { node, ...within(part, next(part)), at: now };
    const moves = to.left !== part.left || to.top !== part.top;
    turn = to;
    if (moves) placesOf(node).push(to);
    return true;
  }

  function placesOf(node: number): ReturnType<typeof pace<Turn>> {
    const known = scrolling.get(node);
    if (known) return known;
    const places = pace<Turn>(clock, MOVE_EVERY_MS, ({ left, top }) => {
      if (writes()) hands.scroll(node, left, top);
    });
    scrolling.set(node, places);
    return places;
  }

  function anew(): void {
    cancelRest();
    choices.stop();
    for (const places of scrolling.values()) places.stop();
    scrolling.clear();
    under = hovered = turn = chosen = null;
  }

  return {
    over,
    wheel: (at, left, top, windowToo) => {
      const node = writes() ? mirror.anchorAt(at.x, at.y)?.node : undefined;
      if (node === undefined) return false;
      const around = mirror.scrollParts(node).filter(({ isWindow }) => windowToo || !isWindow);
      return scroll(around, (part) => ({ left: part.left + left, top: part.top + top }));
    },
    scrollKey: (node, key) => {
      const to = SCROLL_KEYS[key];
      if (!to || !writes() || mirror.hasOwnKeys(node)) return false;
      return scroll(mirror.scrollParts(node), (part) => ({ left: part.left, top: to(part) }));
    },
    select: (from, to) => {
      const words = writes() ? mirror.wordsBetween(from, to) : null;
      if (!words) return false;
      if (words.node !== chosen?.node || words.start !== chosen.start || words.end !== chosen.end) choices.push(words);
      chosen = words;
      return true;
    },
    anew,
    stop: anew,
  };
}

function within(part: ScrollPart, { left, top }: { readonly left: number; readonly top: number }) {
  return { left: clamped(left, part.leastLeft, part.mostLeft), top: clamped(top, 0, part.mostTop) };
}

function clamped(px: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(px, most)));
}
