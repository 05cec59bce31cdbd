import type { MarkTool } from '@beside/protocol';
import type { Mirror, PlacedBox, WindowPoint } from '@beside/mirror';
import type { PagePresence, StandingMark } from './page-presence';

/** What is drawn above the page, in container px. */
export type PlacedMark =
  | { readonly kind: 'pointer'; readonly who: string; readonly x: number; readonly y: number }
  | { readonly kind: 'tap'; readonly who: string; readonly x: number; readonly y: number; readonly at: number }
  | {
      readonly kind: 'mark';
      readonly tool: MarkTool;
      readonly who: string;
      readonly id: number;
      readonly box: PlacedBox;
      readonly points: readonly WindowPoint[];
      readonly text: string;
      readonly at: number;
    };

type Measure = Pick<Mirror, 'spotOf' | 'boxOf'>;

/** Where everything is now; what stands on an element that is not shown is left out, and so is the agent's own pointer. CTRL-11 */
export function placeMarks(
  { marks, taps, pointers }: PagePresence,
  drafts: readonly StandingMark[],
  mirror: Measure,
  self: string,
): readonly PlacedMark[] {
  const placed: PlacedMark[] = [];
  const replaced = new Set(drafts.map(({ id }) => id));
  for (const mark of [...marks.filter(({ who, id }) => who !== self || !replaced.has(id)), ...drafts]) {
    const box = mirror.boxOf(mark.node);
    if (box) placed.push(placeMark(mark, box));
  }
  for (const { who, spot, at } of taps) {
    const place = mirror.spotOf(spot);
    if (place) placed.push({ kind: 'tap', who, at, ...place });
  }
  for (const [who, anchor] of pointers) {
    const spot = who === self ? null : mirror.spotOf(anchor);
    if (spot) placed.push({ kind: 'pointer', who, ...spot });
  }
  return placed;
}

function placeMark({ tool, who, id, text, points, at }: StandingMark, box: PlacedBox): PlacedMark {
  const spots = points.map(({ x, y }) => ({ x: box.x + box.width * x, y: box.y + box.height * y }));
  return { kind: 'mark', tool, who, id, text, at, box, points: spots };
}
