import { WIRE_VERSIONS } from '../../wire/version';
import { answerHandshake, beginHandshake, hopBytes, type SealFault, type SharedKeys, type Who } from './handshake';
import { helloBytes, offerBytes, readHello, readOffer, type Intent } from './handshake-messages';
import { macKeyOf, NONCE_BYTES, random, type Bytes } from './suite';

const WHO: Who = { company: 'norland', origin: 'https://www.norland.test', agent: 'Anna Visser' };
const FACTS = { session: 's-1', participant: 'agent-1', role: 'agent', language: 'nl' } as const;
const OFFER = { session: 's-1', words: 'en', policy: 'abc', signingKey: random(65) };

/** What the relay makes of each message on its way. */
interface Relay {
  readonly hello?: (bytes: Bytes) => Bytes;
  readonly offer?: (bytes: Bytes) => Bytes;
  readonly reveal?: (bytes: Bytes) => Bytes;
  readonly confirmViewer?: (bytes: Bytes) => Bytes;
  readonly confirmCustomer?: (bytes: Bytes) => Bytes;
}
interface Ends {
  readonly viewerWho?: Who;
  readonly customerWho?: Who;
  readonly viewerResume?: CryptoKey | null;
  readonly customerResume?: readonly CryptoKey[];
  readonly hop?: Bytes;
}
type Result = {
  readonly viewer: SharedKeys | null;
  readonly customer: SharedKeys | null;
  readonly fault: SealFault | null;
};

const same = (bytes: Bytes) => bytes;
const ended = (fault: SealFault, customer: SharedKeys | null = null): Result => ({ viewer: null, customer, fault });

/** A whole handshake; where it ends, and with what at each side. */
async function shake(relay: Relay = {}, ends: Ends = {}): Promise<Result> {
  const through = { hello: same, offer: same, reveal: same, confirmViewer: same, confirmCustomer: same, ...relay };
  const viewer = await beginHandshake(FACTS, ends.viewerResume ?? null);
  const customer = await answerHandshake(
    through.hello(viewer.hello),
    { ...OFFER, hop: ends.hop },
    ends.customerResume ?? [],
  );
  if (!customer.ok) return ended(customer.fault);
  const shown = await viewer.take(through.offer(customer.value.offer), ends.viewerWho ?? WHO);
  if (!shown.ok) return ended(shown.fault);
  const { reveal, confirm, finish } = shown.value;
  const taken = await customer.value.take(
    through.reveal(reveal),
    through.confirmViewer(confirm),
    ends.customerWho ?? WHO,
  );
  if (!taken.ok) return ended(taken.fault);
  const done = await finish(through.confirmCustomer(taken.value.confirm));
  if (!done.ok) return ended(done.fault, taken.value.keys);
  return { viewer: done.value, customer: taken.value.keys, fault: null };
}

const flip = (at: number) => (bytes: Bytes) => {
  const changed = bytes.slice();
  changed[at % changed.length] = (changed[at % changed.length] as number) ^ (1 << (at % 8));
  return changed;
};

test('[SEAL-4] [SEAL-6] both sides come to the same keys and the same three words, and none of the keys can be read out', async () => {
  const { viewer, customer } = await shake();
  if (!viewer || !customer) throw new Error('no keys');
  expect(viewer.words).toEqual(customer.words);
  for (const { act, wrap, resume } of [viewer, customer])
    for (const key of [act, wrap, resume]) {
      expect(key.extractable).toBe(false);
      await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    }
  const again = await shake();
  expect(again.viewer?.words).not.toEqual(viewer.words); // fresh keys and nonces each time; 1 in 16 million
});

test.each<[string, Ends]>([
  ['the agent’s name', { customerWho: { ...WHO, agent: 'Somebody else' } }],
  ['the company', { viewerWho: { ...WHO, company: 'merrion' } }],
  ['the page', { viewerWho: { ...WHO, origin: 'https://www.norland.test.evil.test' } }],
])('[SEAL-3] two sides that know %s differently agree on nothing', async (_what, ends) => {
  expect(await shake({}, ends)).toEqual(ended('unconfirmed'));
});

test.each(['hello', 'offer', 'reveal', 'confirmViewer', 'confirmCustomer'] as const)(
  '[SEAL-5] not one bit of %s can be changed without the attempt coming to nothing',
  async (message) => {
    for (let at = 0; at < 200; at++) {
      const { viewer, fault } = await shake({ [message]: flip(at * 7 + 3) });
      expect(viewer).toBeNull();
      expect(fault).not.toBeNull();
    }
  },
);

test.each<[string, Relay]>([
  ['a cut hello', { hello: (bytes) => bytes.slice(0, -1) }],
  ['a longer hello', { hello: (bytes) => new Uint8Array([...bytes, 0]) }],
  ['no hello', { hello: () => new Uint8Array(0) }],
  ['a cut offer', { offer: (bytes) => bytes.slice(0, 40) }],
  ['a longer reveal', { reveal: (bytes) => new Uint8Array([...bytes, 1]) }],
])('[SEAL-2] %s is malformed', async (_what, relay) => {
  expect(await shake(relay)).toEqual(ended('malformed'));
});

test('[SEAL-2] the viewer is held to the key that it committed to before it saw the customer’s', async () => {
  const other = await beginHandshake(FACTS, null);
  const heard = await answerHandshake(other.hello, OFFER, []);
  const shown = heard.ok ? await other.take(heard.value.offer, WHO) : null;
  if (!shown?.ok) throw new Error('no reveal');
  expect(await shake({ reveal: () => shown.value.reveal })).toEqual(ended('mismatch'));
});

test('[SEAL-2] an offer for another hello, and a hello of another session, are nobody’s', async () => {
  const other = await beginHandshake(FACTS, null);
  const answered = await answerHandshake(other.hello, OFFER, []);
  if (!answered.ok) throw new Error('no offer');
  expect(await shake({ offer: () => answered.value.offer })).toEqual(ended('mismatch'));
  const elsewhere = await beginHandshake({ ...FACTS, session: 's-2' }, null);
  expect(await shake({ hello: () => elsewhere.hello })).toEqual(ended('mismatch'));
});

describe('resuming', () => {
  test('[SEAL-11] goes without comparing words, by what the last handshake left; and leaves a new one', async () => {
    const first = await shake();
    if (!first.viewer || !first.customer) throw new Error('no keys');
    const ends = { viewerResume: first.viewer.resume, customerResume: [first.customer.resume] };
    const second = await shake({}, ends);
    expect(second.fault).toBeNull();
    const third = await shake(
      {},
      {
        viewerResume: second.viewer?.resume ?? null,
        customerResume: second.customer ? [second.customer.resume, first.customer.resume] : [],
      },
    );
    expect(third.fault).toBeNull();
  });

  test('[SEAL-11] with what another handshake left comes to nothing', async () => {
    const [one, other] = [await shake(), await shake()];
    if (!one.viewer || !other.customer) throw new Error('no keys');
    const ends = { viewerResume: one.viewer.resume, customerResume: [other.customer.resume] };
    expect(await shake({}, ends)).toEqual(ended('unconfirmed'));
  });

  test('[SEAL-11] never falls back in silence, whichever side has lost its key', async () => {
    const { viewer, customer } = await shake();
    if (!viewer || !customer) throw new Error('no keys');
    expect(await shake({}, { viewerResume: viewer.resume })).toEqual(ended('mode'));
    const anew = await shake({}, { customerResume: [customer.resume] });
    expect(anew.viewer?.words).toEqual(anew.customer?.words); // a stranger again: with words to compare
    expect(anew.fault).toBeNull();
  });
});

test('[SEAL-13] with what a hop has handed over it goes on too, whether the viewer has heard of the last resuming or not', async () => {
  const { viewer, customer } = await shake();
  if (!viewer || !customer) throw new Error('no keys');
  const hop = random(NONCE_BYTES);
  const handed = await macKeyOf(await hopBytes(customer.resume, hop));
  expect(handed.extractable).toBe(false);
  const arrived = await shake({}, { viewerResume: viewer.resume, customerResume: [handed], hop });
  if (!arrived.viewer || !arrived.customer) throw new Error('no keys after the hop');
  const customerResume = [arrived.customer.resume, handed];
  expect((await shake({}, { viewerResume: arrived.viewer.resume, customerResume, hop })).fault).toBeNull();
  expect((await shake({}, { viewerResume: viewer.resume, customerResume, hop })).fault).toBeNull();
  const next = random(NONCE_BYTES);
  const further = await Promise.all(customerResume.map(async (key) => macKeyOf(await hopBytes(key, next))));
  const twice = { viewerResume: arrived.viewer.resume, customerResume: further, hop: next };
  expect((await shake({}, twice)).fault).toBeNull();
});

test('[SEAL-13] what was handed over is worth nothing under another hop, without one, or for another origin than the viewer knows', async () => {
  const { viewer, customer } = await shake();
  if (!viewer || !customer) throw new Error('no keys');
  const hop = random(NONCE_BYTES);
  const handed = await macKeyOf(await hopBytes(customer.resume, hop));
  const ends = { viewerResume: viewer.resume, customerResume: [handed] };
  expect(await shake({}, { ...ends, hop: random(NONCE_BYTES) })).toEqual(ended('unconfirmed'));
  expect(await shake({}, ends)).toEqual(ended('unconfirmed'));
  const elsewhere = { ...WHO, origin: 'https://my.norland.test' };
  expect(await shake({}, { ...ends, hop, customerWho: elsewhere })).toEqual(ended('unconfirmed'));
  expect((await shake({}, { ...ends, hop, customerWho: elsewhere, viewerWho: elsewhere })).fault).toBeNull();
});

type Spoken = Pick<Intent, 'versions' | 'suites'>;
const NEXT = WIRE_VERSIONS.max + 1;

/** The message as an end would send it that speaks something else. */
const helloWith = (spoken: Partial<Spoken>) => (bytes: Bytes) => {
  const hello = readHello(bytes);
  if (!hello) throw new Error('no hello');
  return helloBytes({ ...hello, intent: { ...hello.intent, ...spoken } });
};
const offerWith = (spoken: Partial<Spoken>) => (bytes: Bytes) => {
  const offer = readOffer(bytes);
  if (!offer) throw new Error('no offer');
  return offerBytes({ ...offer, ...spoken });
};

test.each<[string, Relay]>([
  ['a hello of another suite', { hello: helloWith({ suites: [9] }) }],
  ['a hello of no suite', { hello: helloWith({ suites: [] }) }],
  ['a hello of a later version', { hello: helloWith({ versions: { min: NEXT, max: NEXT } }) }],
  ['a hello of an earlier version', { hello: helloWith({ versions: { min: 0, max: WIRE_VERSIONS.min - 1 } }) }],
  ['an offer of another suite', { offer: offerWith({ suites: [9] }) }],
  ['an offer of no suite', { offer: offerWith({ suites: [] }) }],
  ['an offer of a later version', { offer: offerWith({ versions: { min: NEXT, max: NEXT } }) }],
  ['an offer of an earlier version', { offer: offerWith({ versions: { min: 0, max: WIRE_VERSIONS.min - 1 } }) }],
])(
  '[SEAL-1] an end that knows no common suite or version is refused, not served with less: %s',
  async (_what, relay) => {
    expect(await shake(relay)).toEqual(ended('version'));
  },
);

test('[SEAL-1] more suites and versions than this end knows do no harm: the common ones are there', async () => {
  const more = { suites: [9, 1], versions: { min: WIRE_VERSIONS.min, max: NEXT } };
  const viewer = await beginHandshake(FACTS, null);
  expect((await answerHandshake(helloWith(more)(viewer.hello), OFFER, [])).ok).toBe(true);
  const customer = await answerHandshake(viewer.hello, OFFER, []);
  if (!customer.ok) throw new Error('no offer');
  expect((await viewer.take(offerWith(more)(customer.value.offer), WHO)).ok).toBe(true);
});
