import { LASER_MS, type Anchor, type Mark, type PageMessage } from '@beside/protocol';
import type { Reach } from '@beside/mirror';

/** What the customer's page calls the customer. */
export const CUSTOMER = 'customer';
/** A ripple is seen this long. */
export const TAP_MS = 900;

/** A mark with whose it is and when it last changed, in ms of this desk's clock. */
export interface StandingMark extends Mark {
  readonly who: string;
  readonly at: number;
}
export interface Tap {
  readonly who: string;
  readonly spot: Anchor;
  readonly at: number;
}

/** Who points where, what is marked, and where everybody looks, as the customer's page says it: the truth that is drawn. CTRL-1 */
export interface PagePresence {
  readonly pointers: ReadonlyMap<string, Anchor>;
  /** In the order in which they were drawn. */
  readonly marks: readonly StandingMark[];
  readonly taps: readonly Tap[];
  /** Which part of the page's length other viewers look at. */
  readonly looks: ReadonlyMap<string, Reach>;
  /** The field that the customer types in. */
  readonly typing: number | null;
}

export const NO_PRESENCE: PagePresence = { pointers: new Map(), marks: [], taps: [], looks: new Map(), typing: null };

/** @param now ms of this desk's clock */
export function presenceAfter(presence: PagePresence, messages: readonly PageMessage[], now: number): PagePresence {
  return messages.reduce((after, message) => presenceWith(after, message, now), presence);
}

function presenceWith(presence: PagePresence, message: PageMessage, now: number): PagePresence {
  switch (message.kind) {
    case 'pointer':
      return { ...presence, pointers: withEntry(presence.pointers, message.who, message.at) };
    case 'mark': {
      const { kind: _kind, ...mark } = message;
      return { ...presence, marks: marksWith(presence.marks, { ...mark, at: now }) };
    }
    case 'unmark':
      return { ...presence, marks: presence.marks.filter((mark) => !isMeant(mark, message)) };
    case 'tap':
      return { ...presence, taps: [...presence.taps, { who: message.who, spot: message.at, at: now }] };
    case 'look':
      return {
        ...presence,
        looks: withEntry(presence.looks, message.who, { top: message.top, bottom: message.bottom }),
      };
    case 'typing':
      return { ...presence, typing: message.node };
    default:
      return presence;
  }
}

/** What is still to be seen: lasers and ripples go by themselves. */
export function presenceAt(presence: PagePresence, now: number): PagePresence {
  const marks = presence.marks.filter((mark) => mark.tool !== 'laser' || now - mark.at < LASER_MS);
  const taps = presence.taps.filter((tap) => now - tap.at < TAP_MS);
  const same = marks.length === presence.marks.length && taps.length === presence.taps.length;
  return same ? presence : { ...presence, marks, taps };
}

/** When the next thing goes by itself, in ms of the desk's clock; `null` when nothing will. */
export function nextFading({ marks, taps }: PagePresence): number | null {
  const ends = [
    ...marks.filter(({ tool }) => tool === 'laser').map(({ at }) => at + LASER_MS),
    ...taps.map(({ at }) => at + TAP_MS),
  ];
  return ends.length > 0 ? Math.min(...ends) : null;
}

/** The same number again replaces a mark in its place; a spotlight is one at a time. CTRL-11 */
function marksWith(marks: readonly StandingMark[], mark: StandingMark): readonly StandingMark[] {
  const kept = marks.filter(
    ({ who, id, tool }) => who !== mark.who || id === mark.id || tool !== 'spotlight' || mark.tool !== 'spotlight',
  );
  const place = kept.findIndex(({ who, id }) => who === mark.who && id === mark.id);
  return place < 0 ? [...kept, mark] : kept.map((known, index) => (index === place ? mark : known));
}

function isMeant(mark: StandingMark, gone: { readonly who: string | null; readonly id: number | null }): boolean {
  return (gone.who === null || gone.who === mark.who) && (gone.id === null || gone.id === mark.id);
}

function withEntry<T>(map: ReadonlyMap<string, T>, key: string, value: T | null): ReadonlyMap<string, T> {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}
