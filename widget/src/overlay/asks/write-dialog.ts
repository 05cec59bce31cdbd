import type { HandsStrings } from '../../strings/hands-en';
import { el } from '../element';

/** May the agent fill in fields? *No* has the focus, Escape is No, and only a person's own press counts. CTRL-4 */
export function openWriteDialog(
  layer: HTMLElement,
  strings: HandsStrings,
  who: string,
  answer: (allowed: boolean) => void,
): () => void {
  const pressed = (allowed: boolean) => (event: Event) => event.isTrusted && answer(allowed);
  const refuse = el('button', { class: 'secondary', type: 'button', onclick: pressed(false) }, strings.writeRefuse);
  const list = (items: readonly string[]) => el('ul', {}, ...items.map((item) => el('li', {}, item)));
  const dialog = el(
    'dialog',
    {
      class: 'ask',
      'aria-labelledby': 'write-title',
      'aria-describedby': 'write-lead',
      oncancel: (event) => {
        event.preventDefault();
        answer(false);
      },
    },
    el('h2', { id: 'write-title' }, strings.writeTitle(who)),
    el(
      'div',
      { class: 'two' },
      el('div', { class: 'sees' }, el('h3', {}, strings.writeCanTitle), list(strings.writeCan)),
      el('div', { class: 'hides' }, el('h3', {}, strings.writeCannotTitle), list(strings.writeCannot)),
    ),
    el('p', { id: 'write-lead' }, strings.writeLead),
    el(
      'div',
      { class: 'row' },
      refuse,
      el('button', { class: 'primary', type: 'button', onclick: pressed(true) }, strings.writeAllow),
    ),
  );
  layer.append(dialog);
  dialog.showModal();
  refuse.focus();
  return () => {
    dialog.close(); // gives the focus back to where it was
    dialog.remove();
  };
}
