import { isElement } from '../privacy/node-kind';
import type { CapturePort, DocumentSensor } from './capture-port';
import { onCall } from './on-call';

/** What closes without a word (a popover that is taken out of the page) is found this late. */
const COMPARE_MS = 500;
const KINDS = ['fullscreen', 'modal', 'popover'] as const;
const SELECTORS = { fullscreen: ':fullscreen', modal: ':modal', popover: ':popover-open' } as const;

/** Modal dialogs, popovers and what fills the screen: each noted at the lens with its order, its kind and its backdrop's colour. */
export function senseTopLayer({ lens, changes }: CapturePort): DocumentSensor {
  const known = new Set<Element>();
  /** Rises over all epochs of a page: what was open before keeps its order. */
  let order = Math.round(performance.now());

  function look(element: Element): void {
    const kind = element.isConnected ? KINDS.find((name) => isIn(element, SELECTORS[name])) : undefined;
    const before = lens.top.get(element);
    if (kind) known.add(element);
    else known.delete(element);
    if (before?.split(' ')[1] === kind) return;
    if (kind) {
      const view = element.ownerDocument.defaultView ?? window;
      lens.top.set(element, `${++order} ${kind} ${view.getComputedStyle(element, '::backdrop').backgroundColor}`);
    } else lens.top.delete(element);
    changes.self(element);
  }

  return (inner) => {
    const compare = () => {
      for (const element of [...known]) look(element);
      if (inner.fullscreenElement) look(inner.fullscreenElement);
    };
    const onEvent = (event: Event) => {
      const [target] = event.composedPath();
      if (target && isElement(target)) look(target);
      compare();
    };
    const events = ['toggle', 'close', 'fullscreenchange'] as const;
    for (const type of events) inner.addEventListener(type, onEvent, { capture: true, passive: true });
    const view = inner.defaultView as (Window & typeof globalThis) | null;
    const stops = view
      ? [
          ...['showModal', 'show', 'close'].map((name) => onCall(view.HTMLDialogElement.prototype, name, look)),
          ...['showPopover', 'hidePopover', 'togglePopover'].map((name) =>
            onCall(view.HTMLElement.prototype, name, look),
          ),
        ]
      : [];
    const timer = setInterval(compare, COMPARE_MS);
    for (const element of inner.querySelectorAll('dialog[open],[popover]')) look(element);
    compare();
    return () => {
      clearInterval(timer);
      for (const stop of stops) stop();
      for (const type of events) inner.removeEventListener(type, onEvent, { capture: true });
    };
  };
}

/** An older browser does not know each of these. */
function isIn(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}
