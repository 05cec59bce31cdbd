import { isElement, isHtml } from '../privacy/node-kind';
import type { Sensor } from './sensor';

/** A value that a script sets tells nobody; fields are compared this often. */
const COMPARE_MS = 400;
const FIELDS = 'input,textarea,select,progress,meter';

/** What is typed, ticked and chosen, by the customer or by the page's own script. */
export function senseFields(page: Document): Sensor {
  return (changes) => {
    const last = new WeakMap<Element, string>();

    const report = (field: Element) => {
      changes.self(field);
      if (isHtml(field, 'select')) for (const option of field.options) changes.self(option);
      if (isHtml(field, 'input') && field.type === 'radio') {
        for (const other of (field.getRootNode() as Document).querySelectorAll('input[type="radio"]'))
          changes.self(other);
      }
    };
    const onInput = (event: Event) => {
      const [target] = event.composedPath();
      if (target && isElement(target) && target.matches(FIELDS)) report(target);
    };
    const compare = () => {
      for (const field of page.querySelectorAll(FIELDS)) {
        const now = stateOf(field);
        if (last.get(field) !== now && last.has(field)) report(field);
        last.set(field, now);
      }
    };
    const events = ['input', 'change', 'reset'] as const;
    for (const type of events) page.addEventListener(type, onInput, { capture: true, passive: true });
    const timer = setInterval(compare, COMPARE_MS);
    compare();
    return () => {
      for (const type of events) page.removeEventListener(type, onInput, { capture: true });
      clearInterval(timer);
    };
  };
}

function stateOf(field: Element): string {
  if (isHtml(field, 'input')) return `${field.value}\u0000${field.checked}\u0000${field.indeterminate}`;
  if (isHtml(field, 'select')) return Array.from(field.selectedOptions, (option) => option.index).join();
  return 'value' in field ? String(field.value) : '';
}
