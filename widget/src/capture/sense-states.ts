import { POINTER_MS } from '@beside/protocol';
import { innerDocument, isElement } from '../privacy/node-kind';
import type { CapturePort, DocumentSensor } from './capture-port';
import { lastOf } from './last-of';

/** What the customer's pointer is over and presses, what has the focus, and what the address names: at most 20 a second. PRIV-12 */
export function senseStates(port: CapturePort): DocumentSensor {
  let over: Element | null = null;
  let pressed: Element | null = null;
  let last = '';
  const nodeOf = (element: Element | null) => (element && port.spotOf(element)?.node) ?? null;

  const { note, stop } = lastOf(POINTER_MS, () => {
    const focused = focusedIn(port.page);
    const states = {
      kind: 'states',
      hover: nodeOf(over),
      active: nodeOf(pressed),
      focus: nodeOf(focused),
      focusVisible: focused?.matches(':focus-visible') ?? false,
      target: location.hash ? nodeOf(port.page.querySelector(':target')) : null,
    } as const;
    const now = JSON.stringify(states);
    if (now !== last) port.send(states);
    last = now;
  });

  return (inner) => {
    const listen = (target: EventTarget, types: string, hear: (at: Element | null) => void) => {
      const onEvent = (event: Event) => {
        const [at] = event.composedPath();
        hear(at && isElement(at) ? at : null);
        note();
      };
      const names = types.split(' ');
      for (const type of names) target.addEventListener(type, onEvent, { capture: true, passive: true });
      return () => {
        for (const type of names) target.removeEventListener(type, onEvent, { capture: true });
      };
    };
    const stops = [
      stop,
      listen(inner, 'pointerover', (at) => (over = at)),
      listen(inner, 'pointerout', () => (over = null)),
      listen(inner, 'pointerdown', (at) => (pressed = at)),
      listen(inner, 'pointerup pointercancel dragend', () => (pressed = null)),
      listen(inner, 'focusin focusout', () => {}),
      ...(inner.defaultView ? [listen(inner.defaultView, 'blur hashchange popstate', () => {})] : []),
    ];
    note();
    return () => {
      for (const each of stops) each();
    };
  };
}

/** The focused element, in shadow roots and frames; the page itself is none. */
function focusedIn(page: Document): Element | null {
  let found = page.activeElement;
  for (let next = found; next;) {
    next = next.shadowRoot?.activeElement ?? innerDocument(next)?.activeElement ?? null;
    found = next ?? found;
  }
  return found && found !== found.ownerDocument.body && found !== found.ownerDocument.documentElement ? found : null;
}
