import { el } from '../overlay/element';
import type { ConversationStrings } from '../strings/conversation-en';

/** Stands above the widget's button, takes no focus, and is taken away when something else is shown. */
export interface Hint {
  show(words: string, does: { readonly words: string; readonly act: () => void }): void;
  hide(): void;
}

export function createHint(layer: HTMLElement, strings: ConversationStrings, dismissed: () => void): Hint {
  let shown: HTMLElement | null = null;
  const hide = () => {
    shown?.remove();
    shown = null;
  };
  return {
    hide,
    show: (words, { words: does, act }) => {
      hide();
      const button = (look: string, says: string, onclick: () => void) =>
        el('button', { class: look, type: 'button', onclick }, says);
      shown = el(
        'section',
        { class: 'hint', 'aria-label': words },
        el('p', {}, words),
        el('div', { class: 'row' }, button('secondary', strings.notNow, dismissed), button('primary', does, act)),
      );
      layer.append(shown);
    },
  };
}
