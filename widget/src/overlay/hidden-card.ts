import type { TogetherStrings } from '../strings/together-en';
import { el } from './element';

export interface HiddenCardActions {
  /** Shows the customer what the agent sees. */
  see(): void;
  close(): void;
}

/** Says how much of the page is hidden, and offers to show what is not. PRIV-14 */
export function hiddenCard(
  strings: Pick<TogetherStrings, 'hiddenItems' | 'seeWhat' | 'done'>,
  count: number,
  who: string,
  { see, close }: HiddenCardActions,
): HTMLElement {
  return el(
    'div',
    { class: 'hidden-card', role: 'group', 'aria-labelledby': 'beside-hidden' },
    el('p', { id: 'beside-hidden' }, strings.hiddenItems(who, count)),
    el(
      'div',
      { class: 'row' },
      el('button', { class: 'secondary', type: 'button', onclick: see }, strings.seeWhat(who)),
      el('button', { class: 'primary', type: 'button', onclick: close }, strings.done),
    ),
  );
}
