import type { Anchor, PageMessage } from '@beside/protocol';
import type { Mirror } from '@beside/mirror';

/** Who points where, as the customer's page says it: the truth that is drawn. CTRL-1 */
export interface Marks {
  readonly pointers: ReadonlyMap<string, Anchor>;
  readonly spotlights: ReadonlyMap<string, number>;
}

export const NO_MARKS: Marks = { pointers: new Map(), spotlights: new Map() };

/** A mark in container px. */
export type PlacedMark =
  | { readonly kind: 'pointer'; readonly who: string; readonly x: number; readonly y: number }
  | {
      readonly kind: 'spotlight';
      readonly who: string;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

export function marksAfter(marks: Marks, messages: readonly PageMessage[]): Marks {
  let { pointers, spotlights } = marks;
  for (const message of messages) {
    if (message.kind === 'pointer') pointers = withEntry(pointers, message.who, message.at);
    if (message.kind === 'spotlight') spotlights = withEntry(spotlights, message.who, message.node);
  }
  return pointers === marks.pointers && spotlights === marks.spotlights ? marks : { pointers, spotlights };
}

/** Where the marks are now; one whose element is not shown is left out, and so is the agent's own pointer. */
export function placeMarks(
  marks: Marks,
  mirror: Pick<Mirror, 'spotOf' | 'boxOf'>,
  self: string,
): readonly PlacedMark[] {
  const placed: PlacedMark[] = [];
  for (const [who, node] of marks.spotlights) {
    const box = mirror.boxOf(node);
    if (box) placed.push({ kind: 'spotlight', who, ...box });
  }
  for (const [who, anchor] of marks.pointers) {
    const spot = who === self ? null : mirror.spotOf(anchor);
    if (spot) placed.push({ kind: 'pointer', who, ...spot });
  }
  return placed;
}

function withEntry<T>(map: ReadonlyMap<string, T>, key: string, value: T | null): ReadonlyMap<string, T> {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}
