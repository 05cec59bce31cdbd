import { createCustomerHandshakes } from './customer-handshakes';
import { createCustomerSeal } from './customer-seal';
import type { Intent, SealStep } from './handshake-messages';
import { beginAttempt, type ViewerAttempt } from './viewer-attempt';

const WHO = { company: 'norland', origin: 'https://www.norland.test', agent: 'Anna Visser' };
const FACTS = { session: 's-1', words: 'en', policy: '' };
const KEEPING = { resumable: [], remember: async () => {}, strangers: 0, countStrangers: async () => {} };
type Role = Intent['role'];

const attemptOf = (participant: string, role: Role, resume: CryptoKey | null) =>
  beginAttempt({ session: 's-1', participant, role, language: 'en' }, () => WHO, resume);

/** Plays the steps of one handshake. @returns what the customer's side said last, and the viewer's keys */
async function play(viewer: ViewerAttempt, hear: (step: SealStep) => Promise<{ readonly answer: SealStep | null }>) {
  const offer = (await hear(viewer.hello)).answer;
  if (offer?.kind === 'strange') return { last: offer, keys: null };
  const reveal = offer && (await viewer.hear(offer)).answer;
  const last = reveal && (await hear(reveal)).answer;
  return { last, keys: last ? (await viewer.hear(last)).keys : null };
}

/** A viewer that has met the customer's side as a stranger. @returns what both hold then */
async function metAs(role: Role, viewer: string) {
  const facts = { ...FACTS, signingKey: new Uint8Array(65) };
  const customer = createCustomerHandshakes({
    facts,
    who: () => WHO,
    resumable: () => [],
    countStranger: async () => true,
  });
  let met: Awaited<ReturnType<typeof customer.hear>>['met'] = null;
  const { keys } = await play(await attemptOf(viewer, role, null), async (step) => {
    const heard = await customer.hear(viewer, step);
    met = heard.met ?? met;
    return heard;
  });
  if (!met || !keys) throw new Error('no keys');
  return { keys: (met as { keys: typeof keys }).keys, resume: keys.resume };
}

async function guestInside() {
  const seal = await createCustomerSeal({ ...FACTS, who: () => WHO, ...KEEPING });
  const { keys, resume } = await metAs('guest', 'guest-1');
  await seal.meet('guest-1', 'guest', keys);
  return { seal, resume };
}

test.each<[Role, string, readonly string[]]>([
  ['guest', 'confirm', ['guest-1', 'guest-2']],
  ['agent', 'strange', ['guest-1']],
  ['supervisor', 'strange', ['guest-1']],
])('[SEAL-11] a guest who resumes as %s hears %s', async (role, kind, viewers) => {
  const { seal, resume } = await guestInside();
  const { last } = await play(await attemptOf('guest-2', role, resume), (step) => seal.hear('guest-2', step));
  expect(last?.kind).toBe(kind);
  expect(seal.viewers()).toEqual(viewers);
});

test('[SEAL-11] nor is a guest let in as the agent where there is one, however often it shows its key', async () => {
  const { seal, resume } = await guestInside();
  const agent = await metAs('agent', 'agent-1');
  await seal.meet('agent-1', 'agent', agent.keys);
  const hear = (step: SealStep) => seal.hear('guest-2', step);
  const attempt = await attemptOf('guest-2', 'agent', resume);
  const offer = (await hear(attempt.hello)).answer;
  const reveal = offer && (await attempt.hear(offer)).answer;
  if (!reveal) throw new Error('no offer');
  const answers = [await hear(reveal), await hear(reveal)].map(({ answer }) => answer?.kind ?? null);
  expect(answers).toEqual(['strange', null]);
  expect(seal.viewers()).toEqual(['guest-1', 'agent-1']);
});

test('[SEAL-6] a session answers three strangers’ HELLOs of one participant on a page and twelve of all, on all its pages', async () => {
  let strangers = 0;
  const nextPage = () =>
    createCustomerSeal({
      ...{ ...FACTS, ...KEEPING, who: () => WHO, strangers },
      countStrangers: async (count) => void (strangers = count),
    });
  const answered = async (seal: Awaited<ReturnType<typeof nextPage>>, viewer: string) =>
    (await seal.hear(viewer, (await attemptOf(viewer, 'agent', null)).hello)).answer !== null;
  const page = await nextPage();
  const tries = [];
  for (let time = 0; time < 4; time += 1) tries.push(await answered(page, 'agent-1'));
  expect(tries).toEqual([true, true, true, false]);
  let all = 3;
  for (let other = 0; other < 20; other += 1) if (await answered(await nextPage(), `other-${other % 3}`)) all += 1;
  expect(all).toBe(12);
});
