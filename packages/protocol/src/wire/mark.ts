import { MAX_MARK_POINTS, MAX_NOTE_BYTES } from '../limits';
import { fraction, list, oneOf, struct, text, uint, type FieldsOf, type TypeOf } from './codec';
import { nodeId } from './page';

/** What one can draw with. A laser's line fades by itself; a spotlight is one at a time and leads the customer to it. */
export const markTools = ['spotlight', 'highlight', 'rectangle', 'arrow', 'pen', 'laser', 'note'] as const;
export type MarkTool = (typeof markTools)[number];

const spot = struct({ x: fraction, y: fraction });
export type Spot = TypeOf<typeof spot>;

/** Numbers that a viewer gives to its own marks and acts. */
export const ownNumber = uint(0x7fff_ffff);

/**
 * A mark stands on an element and goes where that goes: its points are fractions of the element's border box. None for `spotlight` and
 * `highlight`, two corners for `rectangle`, tail and head for `arrow`, the line for `pen` and `laser`, one for `note`, which alone has
 * a text. The same number again replaces the mark. CTRL-3, CTRL-11
 */
export const markFields = {
  id: ownNumber,
  tool: oneOf(markTools),
  node: nodeId,
  points: list(spot, MAX_MARK_POINTS),
  text: text(MAX_NOTE_BYTES),
};
export type Mark = FieldsOf<typeof markFields>;

/** How many points a mark of each kind has: at least, at most. */
export const MARK_POINTS: Readonly<Record<MarkTool, readonly [number, number]>> = {
  spotlight: [0, 0],
  highlight: [0, 0],
  rectangle: [2, 2],
  arrow: [2, 2],
  pen: [2, MAX_MARK_POINTS],
  laser: [1, MAX_MARK_POINTS],
  note: [1, 1],
};

/** Whether a mark that was read is one that can be drawn. */
export function isDrawable({ tool, points, text: words }: Mark): boolean {
  const [least, most] = MARK_POINTS[tool];
  return points.length >= least && points.length <= most && (tool === 'note') === (words.trim() !== '');
}
