import { MAX_SAID_BYTES } from '@beside/protocol';
import type { HandsStrings } from '../strings/hands-en';
import { el } from './element';

export interface Line {
  readonly who: string;
  readonly words: string;
  readonly own: boolean;
}

export interface ChatActions {
  say(words: string): void;
  close(): void;
}

/** What is said while two look at a page together; it lives here and nowhere else. CTRL-12 */
export function createChatPanel(strings: HandsStrings, who: string, actions: ChatActions) {
  const lines = el('ol', { class: 'lines', tabindex: '0', 'aria-label': strings.chatTitle(who) });
  const empty = el('p', { class: 'soft' }, strings.chatEmpty);
  const field = el('input', {
    type: 'text',
    id: 'beside-said',
    autocomplete: 'off',
    dir: 'auto',
    maxlength: String(Math.floor(MAX_SAID_BYTES / 4)),
  });
  const panel = el(
    'div',
    {
      class: 'chat-panel',
      role: 'dialog',
      'aria-label': strings.chatTitle(who),
      onkeydown: (event) => event.key === 'Escape' && actions.close(),
    },
    el(
      'div',
      { class: 'head' },
      el('h2', {}, strings.chatTitle(who)),
      el('button', { class: 'x', type: 'button', 'aria-label': strings.close, onclick: actions.close }, '×'),
    ),
    empty,
    lines,
    el(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          const words = field.value.trim();
          if (words === '') return;
          field.value = '';
          actions.say(words);
        },
      },
      el('label', { for: 'beside-said' }, strings.chatField),
      el('div', { class: 'row' }, field, el('button', { class: 'primary', type: 'submit' }, strings.chatSend)),
    ),
  );

  return {
    panel,
    focus: () => field.focus(),
    add: ({ who: speaker, words, own }: Line): void => {
      empty.remove();
      const copy = el(
        'button',
        { class: 'copy', type: 'button', onclick: () => void copyWords(copy, words) },
        strings.copy,
      );
      const line = el(
        'li',
        { class: own ? 'own' : '' },
        el('b', {}, speaker),
        el('span', { dir: 'auto' }, words),
        own ? null : copy,
      );
      lines.append(line);
      lines.scrollTop = lines.scrollHeight;
    },
  };

  async function copyWords(button: HTMLElement, words: string): Promise<void> {
    await navigator.clipboard.writeText(words).then(
      () => (button.textContent = strings.copied),
      () => selectWords(button.previousElementSibling), // a page may forbid it: then the customer's own keys do it
    );
  }
}

function selectWords(element: Element | null): void {
  const selection = element && getSelection();
  if (selection) selection.selectAllChildren(element);
}
