import { isHtml } from './node-kind';

/** Sets what HTML does not reflect: what is typed and ticked; what is chosen is `SelectState`'s. Unknown names do nothing. */
export function setProperty(element: Element, name: string, value: string | null): void {
  const on = value !== null && value !== 'false';
  switch (name) {
    case 'value':
      if (isHtml(element, 'input') && /^(checkbox|radio|file)$/.test(element.type)) return;
      if (isHtml(element, 'input', 'textarea')) {
        // A masked value is no date, number or colour: such a field is drawn as text, in its own size.
        if (isHtml(element, 'input') && value && !accepts(element, value)) element.type = 'text';
        element.value = value ?? '';
      }
      return;
    case 'checked':
      if (isHtml(element, 'input')) element.checked = on;
      return;
    case 'indeterminate':
      if (isHtml(element, 'input')) element.indeterminate = on;
      return;
    default:
      return;
  }
}

function accepts(element: HTMLInputElement, value: string): boolean {
  element.value = value;
  return element.value === value;
}
