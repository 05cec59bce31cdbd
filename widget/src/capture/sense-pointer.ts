import { POINTER_MS, type Anchor } from '@beside/protocol';

/** The customer's pointer as an anchor on what is under it; at most 20 a second, the last one always. */
export function sensePointer(
  page: Document,
  anchor: (element: Element, clientX: number, clientY: number) => Anchor | null,
  report: (at: Anchor | null) => void,
): () => void {
  let latest: PointerEvent | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = () => {
    timer = undefined;
    if (!latest) return;
    const [target] = latest.composedPath();
    report(target instanceof Element ? anchor(target, latest.clientX, latest.clientY) : null);
    latest = null;
    timer = setTimeout(send, POINTER_MS);
  };
  const onMove = (event: PointerEvent) => {
    latest = event;
    if (timer === undefined) send();
  };
  const onLeave = () => {
    latest = null;
    report(null);
  };
  page.addEventListener('pointermove', onMove, { capture: true, passive: true });
  page.documentElement.addEventListener('pointerleave', onLeave, { passive: true });
  return () => {
    clearTimeout(timer);
    page.removeEventListener('pointermove', onMove, { capture: true });
    page.documentElement.removeEventListener('pointerleave', onLeave);
  };
}
