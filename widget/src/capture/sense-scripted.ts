import type { PageObject } from '../privacy/disclose';
import type { Sensor } from './sensor';

/** What a script sets without the DOM telling anybody: field state, rules of sheets, shadow roots. Undone on stop. */
export function senseScripted(view: Window & typeof globalThis): Sensor {
  return (changes) => {
    const field = (object: unknown) => {
      if (object instanceof view.HTMLOptionElement) changes.self(object.closest('select') ?? object);
      if (object instanceof view.HTMLSelectElement) for (const option of object.options) changes.self(option);
      if (object instanceof view.HTMLInputElement && object.type === 'radio') {
        const root = object.getRootNode() as Document | ShadowRoot;
        for (const other of root.querySelectorAll('input[type="radio"]')) changes.self(other);
      }
      if (object instanceof view.Element) changes.self(object);
    };
    const sheet = (object: unknown) => {
      if (object instanceof view.CSSStyleSheet) changes.self(placeOf(object));
    };
    const adopted = (root: unknown) => {
      if (root instanceof view.Document) changes.children(root.documentElement);
      if (root instanceof view.ShadowRoot) changes.children(root);
    };
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
      onCall(view.CSSStyleSheet.prototype, 'replace', (object) => void Promise.resolve().then(() => sheet(object))),
      onCall(view.Element.prototype, 'attachShadow', (host) => host instanceof view.Element && changes.children(host)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  };
}

/** The element whose sheet it is, or the sheet itself when it was adopted. */
export function placeOf(sheet: CSSStyleSheet): PageObject {
  return sheet.ownerNode instanceof Element ? sheet.ownerNode : sheet;
}

/** Runs `after` whenever the accessor is set; a page that has replaced it meanwhile keeps its own. */
function onSet(prototype: object, name: string, after: (object: unknown) => void): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  const set = descriptor?.set;
  if (!descriptor || !set || !descriptor.configurable) return () => {};
  const wrapped = function (this: unknown, value: unknown): void {
    set.call(this, value);
    after(this);
  };
  Object.defineProperty(prototype, name, { ...descriptor, set: wrapped });
  return () => {
    if (Object.getOwnPropertyDescriptor(prototype, name)?.set === wrapped)
      Object.defineProperty(prototype, name, descriptor);
  };
}

function onCall(prototype: object, name: string, after: (object: unknown) => void): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  const original = descriptor?.value as ((...args: unknown[]) => unknown) | undefined;
  if (!descriptor || typeof original !== 'function' || !descriptor.configurable) return () => {};
  const wrapped = function (this: unknown, ...args: unknown[]): unknown {
    const result = original.apply(this, args);
    after(this);
    return result;
  };
  Object.defineProperty(prototype, name, { ...descriptor, value: wrapped });
  return () => {
    if (Object.getOwnPropertyDescriptor(prototype, name)?.value === wrapped)
      Object.defineProperty(prototype, name, descriptor);
  };
}
