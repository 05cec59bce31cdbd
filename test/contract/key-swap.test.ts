import { answerHandshake, beginHandshake, type SharedKeys } from '@beside/protocol/channel';
import { printFigures } from '../support/print-figures';

jest.setTimeout(600_000);

const HANDSHAKES = Number(process.env['BESIDE_HANDSHAKES'] ?? 10_000);
const WHO = { company: 'norland', origin: 'https://www.norland.test', agent: 'Anna Visser' };
const INTENT = { session: 's-1', participant: 'agent-1', role: 'agent', language: 'en' } as const;
const FACTS = { session: 's-1', words: 'en', policy: '', signingKey: new Uint8Array(65) };

/** A relay that plays the customer to the agent, and the agent to the customer, each with keys of its own. */
async function swapKeys(): Promise<{ viewer: SharedKeys; customer: SharedKeys }> {
  const [viewer, towardsCustomer] = await Promise.all([beginHandshake(INTENT, null), beginHandshake(INTENT, null)]);
  const [customer, towardsViewer] = await Promise.all([
    answerHandshake(towardsCustomer.hello, FACTS, []),
    answerHandshake(viewer.hello, FACTS, []),
  ]);
  if (!customer.ok || !towardsViewer.ok) throw new Error('no offer');
  const [shown, forged] = await Promise.all([
    viewer.take(towardsViewer.value.offer, WHO),
    towardsCustomer.take(customer.value.offer, WHO),
  ]);
  if (!shown.ok || !forged.ok) throw new Error('no reveal');
  const [taken, relayed] = await Promise.all([
    customer.value.take(forged.value.reveal, forged.value.confirm, WHO),
    towardsViewer.value.take(shown.value.reveal, shown.value.confirm, WHO),
  ]);
  if (!taken.ok || !relayed.ok) throw new Error('unconfirmed');
  const done = await shown.value.finish(relayed.value.confirm);
  if (!done.ok) throw new Error(done.fault);
  return { viewer: done.value, customer: taken.value.keys };
}

test('[SEAL-6] a relay that swaps keys is found out by the words', async () => {
  let alike = 0;
  for (let n = 0; n < HANDSHAKES; n++) {
    const { viewer, customer } = await swapKeys();
    if (viewer.words.join() === customer.words.join()) alike += 1;
  }
  printFigures(`key swaps: ${HANDSHAKES} handshakes, ${HANDSHAKES - alike} with other words on each side`);
  expect(alike).toBeLessThanOrEqual(1); // one in 16,777,216 is alike by chance
});
