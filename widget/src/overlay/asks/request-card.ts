import { el } from '../element';

export interface RequestWords {
  /** "{agent} asks you to press" */
  readonly lead: string;
  /** What it is about, as the customer's own page calls it. */
  readonly what: string;
  readonly show: string;
  readonly no: string;
}

/** Something that only the customer can do: shown where it is, done by them, or not. CTRL-5 */
export function requestCard(words: RequestWords, actions: { show(): void; no(): void }): HTMLElement {
  return el(
    'div',
    { class: 'card', role: 'group', 'aria-label': `${words.lead} ${words.what}` },
    el('p', {}, words.lead, ' ', el('b', { dir: 'auto' }, words.what)),
    el(
      'div',
      { class: 'row' },
      el('button', { class: 'secondary', type: 'button', onclick: actions.no }, words.no),
      el('button', { class: 'primary', type: 'button', onclick: actions.show }, words.show),
    ),
  );
}

/** Something to know, and nothing to decide. */
export function noticeCard(words: string, gotIt: string, close: () => void): HTMLElement {
  return el(
    'div',
    { class: 'card', role: 'group', 'aria-label': words },
    el('p', {}, words),
    el('div', { class: 'row' }, el('button', { class: 'secondary', type: 'button', onclick: close }, gotIt)),
  );
}
