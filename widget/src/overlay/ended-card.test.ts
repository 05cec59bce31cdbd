/** @jest-environment jsdom */
import { endReasons, generateKeyPair, participantKey, refuse, type Outcome, type ReceiptFile } from '@beside/protocol';
import type { Pass } from '../consent/pass';
import { en as strings } from '../strings/en';
import type { LaterWords } from '../language-files';
import { endingEn } from '../strings/ending-en';
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

const later = async () => ({ ending: endingEn }) as LaterWords;

async function draw(answers: readonly Outcome<ReceiptFile>[]) {
  const pass: Pass = {
    session: 's-1',
    participant: 'p-1',
    credential: 'c',
    key: await participantKey(await generateKeyPair()),
  };
  const left = [...answers];
  const receipt = async () => left.shift() ?? refuse('service/unavailable');
  const card = endedCard(strings, { at: 'ended', view, pass }, { done: () => undefined, receipt, later });
  document.body.replaceChildren(card);
  return card;
}
const why = (card: HTMLElement) => card.querySelector('#ended-why')?.textContent ?? '';
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
  const actions = { done: () => undefined, receipt: async () => refuse('service/unavailable'), later };
  const card = endedCard(strings, { at: 'ended', view, pass: null }, actions);
  expect(buttons(card).map(({ textContent }) => textContent)).toEqual([strings.done]);
});

test.each(endReasons)('[SESS-33] ended by %s: the reason in words', async (reason) => {
  const actions = { done: () => undefined, receipt: async () => refuse('service/unavailable'), later };
  const card = endedCard(strings, { at: 'ended', view: { ...view, reason }, pass: null }, actions);
  await until(() => why(card) !== '');
  expect(why(card)).toMatch(/^\p{Lu}.*\.$/u);
  expect(why(card).startsWith('A supervisor ended sharing')).toBe(reason.startsWith('supervisor-'));
});

test('without the file of its words the end is said all the same, without a reason', async () => {
  const lost = Promise.reject<LaterWords>(new Error('no network'));
  const actions = { done: () => undefined, receipt: async () => refuse('service/unavailable'), later: () => lost };
  const card = endedCard(strings, { at: 'ended', view: { ...view, reason: 'limit' }, pass: null }, actions);
  await lost.catch(() => undefined);
  expect([card.querySelector('h2')?.textContent, why(card)]).toEqual([strings.endedTitle, '']);
});
