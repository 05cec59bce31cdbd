import { VALUE_MASK, type Attribute } from '@beside/protocol';
import type { Level } from './level';
import { isHtml } from './node-kind';
import { withoutPersonal } from './without-personal';

export type Field =
  | HTMLInputElement
  | HTMLTextAreaElement
  | HTMLSelectElement
  | HTMLOptionElement
  | HTMLProgressElement
  | HTMLMeterElement;

const BUTTON = /^(button|submit|reset|image)$/;
const TICK = /^(checkbox|radio)$/;
/** A masked value, and a control whose state is masked: one look, whatever they hold. */
export const MASKED = { name: '@masked', value: '' };
const MASKED_VALUE = { name: '.value', value: VALUE_MASK };

/** Its value is the name of what it does. */
export function isButtonInput(element: Element): boolean {
  return isHtml(element, 'input') && BUTTON.test(element.type);
}

/** A control that holds something of the customer's; a button input names an action instead. */
export function isField(element: Element): element is Field {
  return isHtml(element, 'input', 'textarea', 'select', 'option', 'progress', 'meter');
}

/**
 * What is typed, ticked, chosen or reached, as properties for the mirror. A masked field has one look, whatever it holds. PRIV-10
 */
export function fieldState(field: Field, level: Level, names: Level): Attribute[] {
  if (isButtonInput(field))
    return names === 'shown' ? [{ name: '.value', value: withoutPersonal(String(field.value)) }] : [MASKED_VALUE];
  if (level !== 'shown') return maskedState(field);
  if (isHtml(field, 'input') && TICK.test(field.type))
    return on('.checked', field.checked).concat(on('.indeterminate', field.indeterminate));
  if (isHtml(field, 'option')) return on('.selected', field.selected);
  if (isHtml(field, 'select')) return on('.cleared', field.selectedIndex < 0); // a browser would choose the first
  if (isHtml(field, 'meter', 'progress')) return [{ name: 'value', value: String(field.value) }];
  return [{ name: '.value', value: withoutPersonal(field.value) }];
}

function maskedState(field: Field): Attribute[] {
  if (isHtml(field, 'option')) return [];
  if (isHtml(field, 'select')) return [MASKED, { name: '.cleared', value: '' }];
  if (isHtml(field, 'textarea') || (isHtml(field, 'input') && !TICK.test(field.type))) return [MASKED, MASKED_VALUE];
  return [MASKED];
}

function on(name: string, value: boolean): Attribute[] {
  return value ? [{ name, value: '' }] : [];
}
