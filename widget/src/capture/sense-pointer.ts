import { POINTER_MS, type Anchor } from '@beside/protocol';
import type { CapturePort, DocumentSensor } from './capture-port';
import { lastOf } from './last-of';

/** The customer's pointer as an anchor on what is under it, also when the page moves below it; at most 20 a second, the last always. */
export function sensePointer(port: CapturePort): DocumentSensor {
  return (inner) => {
    let place: { readonly x: number; readonly y: number } | null = null;
    const { note, stop } = lastOf(POINTER_MS, () =>
      port.send({ kind: 'pointer', who: 'customer', at: place && anchorAt(inner, place.x, place.y, port) }),
    );
    const onMove = (event: PointerEvent) => {
      place = { x: event.clientX, y: event.clientY };
      note();
    };
    const onScroll = () => {
      if (place) note();
    };
    const onLeave = () => {
      place = null;
      note();
    };
    const root = inner.documentElement;
    inner.addEventListener('pointermove', onMove, { capture: true, passive: true });
    inner.addEventListener('scroll', onScroll, { capture: true, passive: true });
    root.addEventListener('pointerleave', onLeave, { passive: true });
    return () => {
      stop();
      inner.removeEventListener('pointermove', onMove, { capture: true });
      inner.removeEventListener('scroll', onScroll, { capture: true });
      root.removeEventListener('pointerleave', onLeave);
    };
  };
}

function anchorAt(inner: Document, x: number, y: number, port: CapturePort): Anchor | null {
  const deepest = deepestAt(inner, x, y, port);
  const spot = deepest && port.spotOf(deepest);
  if (!spot?.exact) return spot && { node: spot.node, x: 0.5, y: 0.5 };
  const box = spot.at.getBoundingClientRect();
  return { node: spot.node, x: (x - box.left) / (box.width || 1), y: (y - box.top) / (box.height || 1) };
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
