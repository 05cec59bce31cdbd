/** @jest-environment jsdom */
import { generateKeyPair, participantKey, refuse, type Outcome, type ReceiptFile } from '@beside/protocol';
import type { Pass } from '../consent/pass';
import { en as strings } from '../strings/en';
import { endedCard } from './ended-card';

const view = {
  id: 's-1',
  reference: '123-456-789',
  companyName: 'Norland Tax Office',
  agentName: 'Anna Visser',
  conversation: 'c-1',
  channel: 'chat',
  now: 5,
  state: 'ended',
  at: 5,
  by: 'customer',
  reason: 'stopped',
} as const;

async function draw(answers: readonly Outcome<ReceiptFile>[]) {
  const pass: Pass = {
    session: 's-1',
    participant: 'p-1',
    credential: 'c',
    key: await participantKey(await generateKeyPair()),
  };
  const left = [...answers];
  const receipt = async () => left.shift() ?? refuse('service/unavailable');
  const card = endedCard(strings, { at: 'ended', view, pass }, { done: () => undefined, receipt });
  document.body.replaceChildren(card);
  return card;
}
const buttons = (card: HTMLElement) => [...card.querySelectorAll('button')];
const until = async (holds: () => boolean) => {
  while (!holds()) await Promise.resolve();
};

test('[AUDIT-16] the receipt is saved under the session’s nine digits, as the server signed it', async () => {
  const saved: { name: string; blob: Blob }[] = [];
  let last: Blob | null = null;
  Object.assign(URL, { createObjectURL: (blob: Blob) => ((last = blob), 'blob:x'), revokeObjectURL: () => undefined });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (last) saved.push({ name: this.download, blob: last });
  });
  const file = { format: 'beside-receipt/1' } as ReceiptFile;
  const card = await draw([refuse('session/wrong-state'), { ok: true, value: file }]);
  const [, save] = buttons(card);
  const said = () => card.querySelector('[role=status]')?.textContent;
  save?.click();
  await until(() => said() === strings.receiptLater);
  save?.click();
  await until(() => saved.length > 0);
  expect(said()).toBe('');
  expect(saved.map(({ name, blob }) => [name, blob.type])).toEqual([['beside-123-456-789.json', 'application/json']]);
});

test('[AUDIT-16] without what asks for it there is no button for it', () => {
  const actions = { done: () => undefined, receipt: async () => refuse('service/unavailable') };
  const card = endedCard(strings, { at: 'ended', view, pass: null }, actions);
  expect(buttons(card).map(({ textContent }) => textContent)).toEqual([strings.done]);
});
