import { POINTER_MS, type Anchor } from '@beside/protocol';

/** The customer's pointer as an anchor on what is under it, also when the page moves below it; at most once in `POINTER_MS`, the last always. */
export function sensePointer(
  page: Document,
  anchorAt: (clientX: number, clientY: number) => Anchor | null,
  report: (at: Anchor | null) => void,
): () => void {
  let place: { readonly x: number; readonly y: number } | null = null;
  let moved = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = () => {
    timer = undefined;
    if (!moved) return;
    moved = false;
    report(place && anchorAt(place.x, place.y));
    timer = setTimeout(send, POINTER_MS);
  };
  const note = () => {
    moved = true;
    timer ??= setTimeout(send, 0);
  };
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
  page.addEventListener('pointermove', onMove, { capture: true, passive: true });
  page.addEventListener('scroll', onScroll, { capture: true, passive: true });
  page.documentElement.addEventListener('pointerleave', onLeave, { passive: true });
  return () => {
    clearTimeout(timer);
    page.removeEventListener('pointermove', onMove, { capture: true });
    page.removeEventListener('scroll', onScroll, { capture: true });
    page.documentElement.removeEventListener('pointerleave', onLeave);
  };
}
