import type { Outcome, ReceiptFile } from '@beside/protocol';
import type { Pass } from '../consent/pass';
import type { LaterWords } from '../language-files';
import type { WidgetState } from '../state';
import type { Strings } from '../strings/en';
import type { EndingStrings } from '../strings/ending-en';
import { el } from './element';
import { saveReceipt } from './save-receipt';

type Ended = Extract<WidgetState, { at: 'ended' }>;

interface EndedActions {
  readonly done: () => void;
  readonly receipt: (pass: Pass) => Promise<Outcome<ReceiptFile>>;
  readonly later: () => Promise<LaterWords>;
}

/** Says why it is over, with whom it was, and that nothing was kept; what remains is the customer's to save. */
export function endedCard(
  strings: Strings,
  { view, pass }: Ended,
  { done, receipt, later }: EndedActions,
): HTMLElement {
  const { reason, agentName } = view;
  const why = el('p', { id: 'ended-why' });
  const say = (words: string | ((agent: string) => string)) => {
    why.textContent = typeof words === 'string' ? words : words(agentName);
  };
  // What comes of a session that went on has its words in a file that came with it.
  if (reason in strings.ended) say(strings.ended[reason as keyof Strings['ended']]);
  else
    void later().then(
      ({ ending }) => say(ending.reasons[reason as keyof EndingStrings['reasons']]),
      () => {},
    );
  const button = el('button', { class: 'primary wide', onclick: done }, strings.done);
  const problem = el('p', { class: 'soft', role: 'status' });
  const save = async (own: Pass) => {
    problem.textContent = '';
    if (!(await saveReceipt(receipt(own), view.reference))) problem.textContent = strings.receiptLater;
  };
  const card = el(
    'section',
    { class: 'panel', role: 'dialog', 'aria-labelledby': 'ended-title', 'aria-describedby': 'ended-why' },
    el('h2', { id: 'ended-title' }, strings.endedTitle),
    why,
    el('p', { class: 'soft' }, strings.endedReceipt(agentName, view.companyName, view.reference)),
    el('p', { class: 'soft' }, strings.endedNothingKept),
    button,
    pass && el('button', { class: 'wide', onclick: () => void save(pass) }, strings.receiptSave),
    problem,
  );
  queueMicrotask(() => button.focus({ preventScroll: true }));
  return card;
}
