import type { Outcome, ReceiptFile } from '@beside/protocol';
import type { Pass } from '../consent/pass';
import type { WidgetState } from '../state';
import type { Strings } from '../strings/en';
import { el } from './element';
import { saveReceipt } from './save-receipt';

type Ended = Extract<WidgetState, { at: 'ended' }>;

interface EndedActions {
  readonly done: () => void;
  readonly receipt: (pass: Pass) => Promise<Outcome<ReceiptFile>>;
}

/** Says why it is over, with whom it was, and that nothing was kept; what remains is the customer's to save. */
export function endedCard(strings: Strings, { view, pass }: Ended, { done, receipt }: EndedActions): HTMLElement {
  const why = strings.ended[view.reason];
  const button = el('button', { class: 'primary wide', type: 'button', onclick: done }, strings.done);
  const problem = el('p', { class: 'soft', role: 'status' });
  const save = async (own: Pass) => {
    problem.textContent = '';
    if (!(await saveReceipt(receipt(own), view.reference))) problem.textContent = strings.receiptLater;
  };
  const card = el(
    'section',
    { class: 'panel', role: 'dialog', 'aria-labelledby': 'ended-title', 'aria-describedby': 'ended-why' },
    el('h2', { id: 'ended-title' }, strings.endedTitle),
    el('p', { id: 'ended-why' }, typeof why === 'string' ? why : why(view.agentName)),
    el('p', { class: 'soft' }, strings.endedReceipt(view.agentName, view.companyName, view.reference)),
    el('p', { class: 'soft' }, strings.endedNothingKept),
    button,
    pass && el('button', { class: 'wide', type: 'button', onclick: () => void save(pass) }, strings.receiptSave),
    problem,
  );
  queueMicrotask(() => button.focus({ preventScroll: true }));
  return card;
}
