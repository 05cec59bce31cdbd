import { POINTER_MS } from '@beside/protocol';
import { anchorAt } from './anchor-at';
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
