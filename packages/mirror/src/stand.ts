import type { Spot } from '@beside/protocol';
import { boxInPage, type Box } from './frame-box';
import { elementAbove } from './node-kind';

/** Where a stroke stands: on an element, its points as fractions of that element's box. */
export interface Stand {
  readonly node: number;
  readonly points: readonly Spot[];
}

/**
 * The smallest element around `hit` whose box holds all points, and the points within it; the outermost one when none does. CTRL-3
 * @param points in CSS px of `page`
 */
export function standAround(
  hit: Element,
  points: readonly { readonly x: number; readonly y: number }[],
  page: Document,
  idOf: (element: Element) => number | null,
): Stand | null {
  let outermost: { readonly node: number; readonly box: Box } | null = null;
  for (let at: Element | null = hit; at; at = elementAbove(at, page)) {
    const node = idOf(at);
    if (node === null) continue;
    const box = boxInPage(at, page);
    outermost = { node, box };
    if (points.every((point) => holds(box, point))) break;
  }
  if (!outermost) return null;
  const { node, box } = outermost;
  return {
    node,
    points: points.map(({ x, y }) => ({ x: share(x - box.left, box.width), y: share(y - box.top, box.height) })),
  };
}

/** How far along a side an offset is: 0 … 1. */
export function share(offset: number, size: number): number {
  return size > 0 ? Math.min(Math.max(0, offset / size), 1) : 0;
}

function holds(box: Box, { x, y }: { readonly x: number; readonly y: number }): boolean {
  return (
    box.width > 0 &&
    box.height > 0 &&
    x >= box.left &&
    x <= box.left + box.width &&
    y >= box.top &&
    y <= box.top + box.height
  );
}
