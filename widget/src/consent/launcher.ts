import { el } from '../overlay/element';
import type { Strings } from '../strings/en';

export function launcher(strings: Strings, open: () => void): HTMLElement {
  return el('button', { class: 'launcher', type: 'button', onclick: open }, strings.launcher);
}
