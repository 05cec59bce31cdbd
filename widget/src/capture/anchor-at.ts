import type { Anchor, Spot } from '@beside/protocol';
import { elementAbove } from '../privacy/node-kind';
import type { CapturePort } from './capture-port';

/** A point of a document's window as an anchor on what is under it, no closer than may be known. CTRL-3, PRIV-12 */
export function anchorAt(inner: Document, x: number, y: number, port: CapturePort): Anchor | null {
  const deepest = deepestAt(inner, x, y, port);
  const spot = deepest && port.spotOf(deepest);
  if (!spot?.exact) return spot && { node: spot.node, x: 0.5, y: 0.5 };
  const box = spot.at.getBoundingClientRect();
  return { node: spot.node, x: (x - box.left) / (box.width || 1), y: (y - box.top) / (box.height || 1) };
}

/** A line in the page's window on the smallest element that holds all of it and in which a place may be known. CTRL-11 */
export function anchorLine(
  page: Document,
  line: readonly Spot[],
  port: CapturePort,
): { readonly node: number; readonly points: readonly Spot[] } | null {
  const [first] = line;
  for (let at = first ? deepestAt(page, first.x, first.y, port) : null; at; at = elementAbove(at)) {
    const spot = port.spotOf(at);
    if (!spot?.exact || spot.at !== at) continue;
    const box = at.getBoundingClientRect();
    const isRoot = at === page.documentElement;
    if (!isRoot && !line.every(({ x, y }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom))
      continue;
    const points = line.map(({ x, y }) => ({
      x: (x - box.left) / (box.width || 1),
      y: (y - box.top) / (box.height || 1),
    }));
    return { node: spot.node, points };
  }
  return null;
}

/** The element under a point of a document's window, inside shadow roots too. */
function deepestAt(inner: Document, x: number, y: number, { lens }: CapturePort): Element | null {
  let hit = inner.elementFromPoint(x, y);
  for (let next = hit; next;) {
    next = (next.shadowRoot ?? lens.closedRoot(next))?.elementFromPoint(x, y) ?? null;
    if (!next || next === hit) break;
    hit = next;
  }
  return hit;
}
