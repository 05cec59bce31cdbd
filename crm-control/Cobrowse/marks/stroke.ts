import { LASER_MS, MARK_POINTS, type MarkTool } from '@beside/protocol';
import type { WindowPoint } from '@beside/mirror';

/** Tools that draw along a line. */
export type StrokeTool = Extract<MarkTool, 'rectangle' | 'arrow' | 'pen' | 'laser'>;

/** A line on its way, in px of the window. */
export interface Stroke {
  readonly tool: StrokeTool;
  readonly points: readonly (WindowPoint & { readonly at: number })[];
}

/** Nearer to the last point than this, a point says nothing new. */
const STEP_PX = 2;
/** Shorter than this a drag was a press. */
const LEAST_PX = 4;

export function startStroke(tool: StrokeTool, { x, y }: WindowPoint, now: number): Stroke {
  return { tool, points: [{ x, y, at: now }] };
}

/** @param now ms: a laser's line has only what was drawn since it began to fade */
export function continueStroke(stroke: Stroke, { x, y }: WindowPoint, now: number): Stroke {
  const { tool, points } = stroke;
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return startStroke(tool, { x, y }, now);
  const next = { x, y, at: now };
  if (tool === 'rectangle' || tool === 'arrow') return { tool, points: [first, next] };
  if (Math.hypot(x - last.x, y - last.y) < STEP_PX) return stroke;
  const recent = tool === 'laser' ? points.filter((point) => now - point.at < LASER_MS) : points;
  return { tool, points: thin([...recent, next], MARK_POINTS[tool][1]) };
}

/** Whether it is long enough to be seen. */
export function isSeen({ tool, points }: Stroke): boolean {
  const [first] = points;
  if (!first || points.length < MARK_POINTS[tool][0]) return false;
  return tool === 'laser' || points.some((point) => Math.hypot(point.x - first.x, point.y - first.y) >= LEAST_PX);
}

/** Every second point of the older half, as often as it must be: the line keeps its shape and its end. */
export function thin<T>(points: readonly T[], most: number): readonly T[] {
  if (points.length <= most) return points;
  const half = Math.floor(points.length / 2);
  return thin(
    points.filter((_point, index) => index === 0 || index >= half || index % 2 === 0),
    most,
  );
}
