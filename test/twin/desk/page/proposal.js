import { differences } from './describe-company.js';
import { element } from './element.js';

/** What waits for a second administrator, in words, and what this one can do about it. */
export function proposalCard(company, { approve, withdraw }) {
  const { proposal } = company;
  const when = new Date(proposal.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  const rows = differences(company, proposal).map(([label, before, after]) =>
    element('tr', {}, ...[label, before, after].map((text) => element('td', {}, text))),
  );
  const head = ['Setting', 'Now', 'Proposed'].map((text) => element('th', { attrs: { scope: 'col' } }, text));
  const button = (className, words, onclick) => element('button', { type: 'button', className, onclick }, words);
  return element(
    'section',
    { className: 'proposal', attrs: { 'aria-labelledby': 'proposal-title' } },
    element(
      'h2',
      { id: 'proposal-title' },
      proposal.isOwn ? 'You proposed changes' : `${proposal.by} proposed changes`,
    ),
    element(
      'p',
      {},
      proposal.isOwn
        ? `On ${when}. Nothing changes before another administrator has approved them.`
        : `On ${when}. Nothing changes before you or another administrator has approved them.`,
    ),
    element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows)),
    element(
      'div',
      { className: 'foot' },
      !proposal.isOwn && button('save', 'Approve', approve),
      button('quiet', proposal.isOwn ? 'Withdraw' : 'Reject', withdraw),
    ),
  );
}
