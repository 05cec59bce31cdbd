import type { FieldValue } from '@beside/protocol';
import { isHtml } from '../privacy/node-kind';
import type { ProposedValue } from './customer-port';

/** Kinds of inputs in which one types letter by letter; all other ones take their value as a whole. */
const LETTERS = /^(text|search|tel|url|email)$/;
const WHOLE = /^(number|date|time|datetime-local|month|week|range|color)$/;

export type Field =
  | { readonly kind: 'letters'; readonly element: HTMLInputElement | HTMLTextAreaElement }
  | { readonly kind: 'whole'; readonly element: HTMLInputElement }
  | { readonly kind: 'tick'; readonly element: HTMLInputElement }
  | { readonly kind: 'list'; readonly element: HTMLSelectElement }
  | { readonly kind: 'editor'; readonly element: HTMLElement };

/** What one fills in of an element; `null` where it is no field. */
export function fieldOf(element: Element): Field | null {
  if (isHtml(element, 'textarea')) return { kind: 'letters', element };
  if (isHtml(element, 'select')) return { kind: 'list', element };
  if (isHtml(element, 'input')) {
    if (LETTERS.test(element.type)) return { kind: 'letters', element };
    if (WHOLE.test(element.type)) return { kind: 'whole', element };
    return /^(checkbox|radio)$/.test(element.type) ? { kind: 'tick', element } : null;
  }
  if (isHtml(element, 'label')) return element.control ? fieldOf(element.control) : null;
  const { isContentEditable, contentEditable } = element as HTMLElement;
  const isEditor =
    isContentEditable || /^(true|plaintext-only|)$/.test(element.getAttribute('contenteditable') ?? 'no');
  if (!isEditor || contentEditable === 'false') return null;
  return { kind: 'editor', element: element as HTMLElement };
}

/** A field that its page has set to be read only. */
export function isReadOnly(element: Element): boolean {
  const takesIt = isHtml(element, 'input', 'textarea') && element.readOnly;
  return takesIt || element.getAttribute('aria-readonly')?.toLowerCase() === 'true';
}

/** Whether a person could bring the field to hold this. */
export function takes(field: Field, value: FieldValue): boolean {
  switch (field.kind) {
    case 'letters': {
      const { element } = field;
      if (value.kind !== 'text' || (element.maxLength >= 0 && value.text.length > element.maxLength)) return false;
      return element.localName === 'textarea' || !/[\r\n]/.test(value.text);
    }
    case 'editor':
      return value.kind === 'text';
    case 'whole':
      if (value.kind === 'share') return field.element.type === 'range';
      return value.kind === 'text' &&
        (value.text === '' || sanitized(field.element, value.text) !== '') &&
        field.element.type !== 'range'
        ? true
        : value.kind === 'text' &&
            field.element.type === 'range' &&
            sanitized(field.element, value.text) === value.text;
    case 'tick':
      return value.kind === 'checked' && (value.checked || field.element.type === 'checkbox');
    case 'list':
      return value.kind === 'options' && canChoose(field.element, value.chosen);
  }
}

/** The value as it is shown to the customer. */
export function proposedValue(field: Field, value: FieldValue): ProposedValue {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'checked':
      return value.checked;
    case 'options':
      return field.kind === 'list' ? value.chosen.map((at) => field.element.options[at]?.label ?? '').join(', ') : '';
    case 'share':
      return field.kind === 'whole' ? atShare(field.element, value.share) : '';
  }
}

/** The value of a slider at a share of its way. */
export function atShare({ min, max }: HTMLInputElement, share: number): string {
  const [from, to] = [min === '' ? 0 : Number(min), max === '' ? 100 : Number(max)];
  return String(Number((from + (to - from) * share).toPrecision(12)));
}

/** What the browser would make of a value in a field of this kind. */
function sanitized(element: HTMLInputElement, value: string): string {
  const probe = element.ownerDocument.createElement('input');
  for (const name of ['type', 'min', 'max', 'step'])
    if (element.hasAttribute(name)) probe.setAttribute(name, element.getAttribute(name) ?? '');
  probe.value = value;
  return probe.value;
}

function canChoose({ options, multiple }: HTMLSelectElement, chosen: readonly number[]): boolean {
  if (!multiple && chosen.length !== 1) return false;
  return chosen.every((at) => {
    const option = options[at];
    const group = option?.parentElement;
    return option !== undefined && !option.disabled && !(group && isHtml(group, 'optgroup') && group.disabled);
  });
}
