import type { WidgetState } from '../state';
import type { Strings } from '../strings/en';
import { el } from './element';

type Ended = Extract<WidgetState, { at: 'ended' }>;

/** Says why it is over, with whom it was, and that nothing was kept. */
export function endedCard(strings: Strings, { view }: Ended, done: () => void): HTMLElement {
  const why = strings.ended[view.reason];
  const button = el('button', { class: 'primary wide', type: 'button', onclick: done }, strings.done);
  const card = el(
    'section',
    { class: 'panel', role: 'dialog', 'aria-labelledby': 'ended-title', 'aria-describedby': 'ended-why' },
    el('h2', { id: 'ended-title' }, strings.endedTitle),
    el('p', { id: 'ended-why' }, typeof why === 'string' ? why : why(view.agentName)),
    el('p', { class: 'soft' }, strings.endedReceipt(view.agentName, view.companyName, view.reference)),
    el('p', { class: 'soft' }, strings.endedNothingKept),
    button,
  );
  queueMicrotask(() => button.focus({ preventScroll: true }));
  return card;
}
