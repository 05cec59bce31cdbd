import type { LockedFrame } from './locked-frame';

/** Sets what HTML does not reflect: what is typed and ticked; what is chosen is `SelectState`'s. Unknown names do nothing. */
export function setProperty({ window: view }: LockedFrame, element: Element, name: string, value: string | null): void {
  const on = value !== null && value !== 'false';
  switch (name) {
    case 'value':
      if (element instanceof view.HTMLInputElement && /^(checkbox|radio|file)$/.test(element.type)) return;
      if (element instanceof view.HTMLInputElement || element instanceof view.HTMLTextAreaElement) {
        // A masked value is no date, number or colour: such a field is drawn as text, in its own size.
        if (element instanceof view.HTMLInputElement && value && !accepts(element, value)) element.type = 'text';
        element.value = value ?? '';
      }
      return;
    case 'checked':
      if (element instanceof view.HTMLInputElement) element.checked = on;
      return;
    case 'indeterminate':
      if (element instanceof view.HTMLInputElement) element.indeterminate = on;
      return;
    default:
      return;
  }
}

function accepts(element: HTMLInputElement, value: string): boolean {
  element.value = value;
  return element.value === value;
}
