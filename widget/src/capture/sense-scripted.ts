import { isDocument, isHtml } from '../privacy/node-kind';
import { onCall, onSet } from './on-call';
import type { CapturePort, DocumentSensor } from './capture-port';

/** What a script sets without the DOM telling anybody: field state, rules of sheets, shadow roots. Undone on stop. */
export function senseScripted({ changes }: CapturePort): DocumentSensor {
  return (inner) => {
    const view = inner.defaultView as (Window & typeof globalThis) | null;
    if (!view) return () => {};
    const field = (object: Element) => {
      if (isHtml(object, 'option')) changes.self(object.closest('select') ?? object);
      if (isHtml(object, 'select')) for (const option of object.options) changes.self(option);
      if (isHtml(object, 'input') && object.type === 'radio') {
        const root = object.getRootNode() as Document | ShadowRoot;
        for (const other of root.querySelectorAll('input[type="radio"]')) changes.self(other);
      }
      changes.self(object);
    };
    const { sheet } = changes;
    const adopted = (root: Document | ShadowRoot) => changes.children(isDocument(root) ? root.documentElement : root);
    const stops = [
      onSet(view.Document.prototype, 'adoptedStyleSheets', adopted),
      onSet(view.ShadowRoot.prototype, 'adoptedStyleSheets', adopted),
      ...['value', 'checked', 'indeterminate'].map((name) => onSet(view.HTMLInputElement.prototype, name, field)),
      onSet(view.HTMLTextAreaElement.prototype, 'value', field),
      ...['value', 'selectedIndex'].map((name) => onSet(view.HTMLSelectElement.prototype, name, field)),
      onSet(view.HTMLOptionElement.prototype, 'selected', field),
      onSet(view.HTMLProgressElement.prototype, 'value', field),
      onSet(view.HTMLMeterElement.prototype, 'value', field),
      onSet(view.StyleSheet.prototype, 'disabled', sheet),
      ...['insertRule', 'deleteRule', 'replaceSync'].map((name) => onCall(view.CSSStyleSheet.prototype, name, sheet)),
      onCall(
        view.CSSStyleSheet.prototype,
        'replace',
        (object: CSSStyleSheet) => void Promise.resolve().then(() => sheet(object)),
      ),
      onCall(view.Element.prototype, 'attachShadow', changes.children),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  };
}
