import {
  beginAttempt,
  createCustomerHandshakes,
  createCustomerSeal,
  createViewerSeal,
  type CustomerSeal,
  type SealStep,
  type SharedKeys,
  type ViewerAttempt,
} from '@beside/protocol/channel';
import { HANG_LIMIT_MS } from '../support/hang-limit';
import { printFigures } from '../support/run/print-figures';

jest.setTimeout(HANG_LIMIT_MS);

const HANDSHAKES = Number(process.env['BESIDE_HANDSHAKES'] ?? 10_000);
const WHO = { company: 'norland', origin: 'https://www.norland.test', agent: 'Anna Visser' };
const FACTS = { session: 's-1', participant: 'agent-1', role: 'agent', language: 'en' } as const;
const OFFER = { session: 's-1', words: 'en', policy: '' } as const;
const KEEPING = { resumable: [], remember: async () => {}, strangers: 0, countStrangers: async () => {} };
const PAGE = new TextEncoder().encode('the balance is 4 711 euros');

type Hear = (step: SealStep) => Promise<{ readonly answer: SealStep | null; readonly keys: SharedKeys | null }>;

/** A whole handshake. @returns what each side comes to */
async function shake(viewer: ViewerAttempt, customer: Hear): Promise<{ viewer: SharedKeys; customer: SharedKeys }> {
  const offer = await customer(viewer.hello);
  const shown = offer.answer && (await viewer.hear(offer.answer));
  const confirmed = shown?.answer && (await customer(shown.answer));
  const done = confirmed?.answer && (await viewer.hear(confirmed.answer));
  if (!confirmed?.keys || !done?.keys) throw new Error('no keys');
  return { viewer: done.keys, customer: confirmed.keys };
}

interface Swap {
  readonly customer: CustomerSeal;
  /** What the customer and the desk come to, each with the relay. */
  readonly words: { readonly customer: string; readonly desk: string };
  /** What the relay and the customer come to. */
  readonly keys: { readonly relay: SharedKeys; readonly customer: SharedKeys };
}

/** A relay that plays the customer to the agent's desk, and the desk to the customer, each with keys of its own. */
async function swapKeys(): Promise<Swap> {
  const [desk, asDesk, customer] = await Promise.all([
    beginAttempt(FACTS, () => WHO, null),
    beginAttempt(FACTS, () => WHO, null),
    createCustomerSeal({ ...OFFER, who: () => WHO, ...KEEPING }),
  ]);
  const facts = { ...OFFER, signingKey: new Uint8Array(65) };
  const asCustomer = createCustomerHandshakes({
    facts,
    who: () => WHO,
    resumable: () => [],
    countStranger: async () => true,
  });
  const heardBy =
    ({ hear }: Pick<CustomerSeal, 'hear'>): Hear =>
    async (step) => {
      const { answer, met } = await hear(FACTS.participant, step);
      return { answer, keys: met?.keys ?? null };
    };
  const [near, far] = await Promise.all([shake(asDesk, heardBy(customer)), shake(desk, heardBy(asCustomer))]);
  return {
    customer,
    words: { customer: near.customer.words.join(), desk: far.viewer.words.join() },
    keys: { relay: near.viewer, customer: near.customer },
  };
}

/** An epoch of the customer's page with one frame in it. */
async function sealPage(customer: CustomerSeal, epoch: string) {
  const { turn, seal } = await customer.epoch(epoch);
  return { epoch, turn, wrapped: [...seal.wrapped.values()], frame: await seal.seal('page', 1, PAGE) };
}
type SealedPage = Awaited<ReturnType<typeof sealPage>>;

/** Tries every key that was handed out with any of the pages on the frame of one. @returns bytes that came to light */
async function readable(relay: SharedKeys, page: SealedPage, handed: readonly SealedPage[]): Promise<number> {
  const options = { ...FACTS, who: () => WHO, keys: relay, resume: null, remember: () => {} };
  let bytes = 0;
  for (const { epoch, turn, wrapped } of handed)
    for (const key of wrapped) {
      const taken = await createViewerSeal(options).take(epoch, turn, key);
      bytes += (await taken?.open('page', 1, page.frame))?.length ?? 0;
    }
  return bytes;
}

test('[SEAL-6] [SEAL-7] a relay that swaps keys is found out by the words, and before *Allow* no page can be read with what it has', async () => {
  let alike = 0;
  let keysHanded = 0;
  let pagesRead = 0;
  for (let n = 0; n < HANDSHAKES; n++) {
    const { customer, words, keys } = await swapKeys();
    if (words.customer === words.desk) alike += 1;
    const page = await sealPage(customer, 'before');
    keysHanded += page.wrapped.length;
    if ((await readable(keys.relay, page, [page])) > 0) pagesRead += 1;
  }
  const otherWords = HANDSHAKES - alike;
  printFigures(`key swaps ${HANDSHAKES}, other words ${otherWords}, pages read ${pagesRead}`);
  expect([keysHanded, pagesRead]).toEqual([0, 0]);
  expect(alike).toBeLessThanOrEqual(1); // one in 16,777,216 is alike by chance
});

test('[SEAL-7] [SEAL-8] who allows without comparing the words opens the pages that follow to such a relay, and none of before', async () => {
  const { customer, keys } = await swapKeys();
  const before = await sealPage(customer, 'before');
  await customer.meet(FACTS.participant, FACTS.role, keys.customer);
  const after = await sealPage(customer, 'after');
  expect(await readable(keys.relay, after, [before, after])).toBe(PAGE.length);
  expect(await readable(keys.relay, before, [before, after])).toBe(0);
});
