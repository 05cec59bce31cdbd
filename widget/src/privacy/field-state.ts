import type { Attribute } from '@beside/protocol';
import type { Level } from './level';

export type Field =
  | HTMLInputElement
  | HTMLTextAreaElement
  | HTMLSelectElement
  | HTMLOptionElement
  | HTMLProgressElement
  | HTMLMeterElement;

const BUTTON = /^(button|submit|reset|image)$/;
const TICK = /^(checkbox|radio)$/;

/** A control that holds something of the customer's; a button input names an action instead. */
export function isField(element: Element): element is Field {
  if (element instanceof HTMLInputElement) return true;
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLOptionElement ||
    element instanceof HTMLProgressElement ||
    element instanceof HTMLMeterElement
  );
}

/**
 * What is typed, ticked, chosen or reached, as properties for the mirror. A masked field has one look, whatever it holds. PRIV-10
 */
export function fieldState(field: Field, level: Level, mask: string, names: Level): Attribute[] {
  if (field instanceof HTMLInputElement && BUTTON.test(field.type)) {
    return [{ name: '.value', value: names === 'shown' ? field.value : mask }];
  }
  if (level !== 'shown') return maskedState(field, mask);
  if (field instanceof HTMLInputElement && TICK.test(field.type)) {
    return on('.checked', field.checked).concat(on('.indeterminate', field.indeterminate));
  }
  if (field instanceof HTMLOptionElement) return on('.selected', field.selected);
  if (field instanceof HTMLSelectElement) return on('.cleared', field.selectedIndex < 0);
  if (field instanceof HTMLMeterElement || field instanceof HTMLProgressElement) {
    return [{ name: 'value', value: String(field.value) }];
  }
  return [{ name: '.value', value: field.value }];
}

function maskedState(field: Field, mask: string): Attribute[] {
  const masked = { name: '@masked', value: '' };
  if (field instanceof HTMLOptionElement) return [];
  if (field instanceof HTMLSelectElement) return [masked, { name: '.cleared', value: '' }];
  if (field instanceof HTMLInputElement && TICK.test(field.type)) return [masked];
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
    return [masked, { name: '.value', value: mask }];
  return [masked];
}

function on(name: string, value: boolean): Attribute[] {
  return value ? [{ name, value: '' }] : [];
}
