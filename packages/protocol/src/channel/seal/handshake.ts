import { agreeVersion, WIRE_VERSIONS } from '../../wire/version';
import {
  helloBytes,
  intentBytes,
  offerBytes,
  readHello,
  readOffer,
  readReveal,
  revealBytes,
  type Intent,
  type Offer,
  type SealMode,
} from './handshake-messages';
import {
  agree,
  ephemeralKey,
  expandBytes,
  expandCipher,
  expandMac,
  framed,
  hash,
  isMac,
  mac,
  macKeyOf,
  NONCE_BYTES,
  random,
  SUITE,
  type Bytes,
  type EphemeralKey,
} from './suite';

/** Who is asked and who asks, as one side knows it for itself; where the two differ no key is agreed. SEAL-3 */
export interface Who {
  readonly company: string;
  /** The page's origin. */
  readonly origin: string;
  readonly agent: string;
}

/** Why a handshake ends without keys. */
export type SealFault =
  | 'malformed'
  | 'version' // no common version or suite
  | 'mode' // one side would resume and the other cannot: never a silent fallback
  | 'mismatch' // a message answers another one than was sent, or shows another key than was committed to
  | 'unconfirmed'; // the two sides do not hold the same keys

export type Sealing<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: SealFault };

/** What a handshake leaves to each side. None of it can be read out. SEAL-4 */
export interface SharedKeys {
  /** Of what the viewer sends. */
  readonly act: CryptoKey;
  /** Under which the customer's side hands over the keys of epochs. */
  readonly wrap: CryptoKey;
  /** For the next handshake of the same two in this session. */
  readonly resume: CryptoKey;
  /** The public half of the key with which C signs. SEAL-9 */
  readonly signer: Bytes;
  /** Three numbers from 0 to 255: words that people compare outside Beside. SEAL-6 */
  readonly words: readonly [number, number, number];
}

export interface ViewerHandshake {
  readonly hello: Bytes;
  /** Takes C's offer. `reveal` and `confirm` go to C, whose own confirmation `finish` checks. */
  take(
    offer: Bytes,
    who: Who,
  ): Promise<Sealing<{ reveal: Bytes; confirm: Bytes; finish(theirs: Bytes): Promise<Sealing<SharedKeys>> }>>;
}

export interface CustomerHandshake {
  readonly offer: Bytes;
  readonly intent: Intent;
  /** Takes what V shows and V's confirmation; `confirm` goes to V. `resumed` is the key of an earlier handshake that both still hold. */
  take(
    reveal: Bytes,
    theirs: Bytes,
    who: Who,
  ): Promise<Sealing<{ confirm: Bytes; keys: SharedKeys; resumed: CryptoKey | null }>>;
}

export interface OfferFacts {
  readonly session: string;
  /** The language of the words that C shows. */
  readonly words: string;
  /** Hash of the policy that C masks by. */
  readonly policy: string;
  readonly signingKey: Bytes;
  /** The hop by which the page came to what it resumes with, where it came by one. SEAL-13 */
  readonly hop?: Bytes | undefined;
}

const fault = (what: SealFault) => ({ ok: false, fault: what }) as const;

/** V's side: commits to a fresh key and nonce. SEAL-2 */
export async function beginHandshake(
  facts: Omit<Intent, 'versions' | 'suites' | 'mode'>,
  resume: CryptoKey | null,
): Promise<ViewerHandshake> {
  const own = await ephemeralKey();
  const nonce = random(NONCE_BYTES);
  const mode: SealMode = resume ? 'resume' : 'new';
  const intent: Intent = { ...facts, versions: WIRE_VERSIONS, suites: [SUITE], mode };
  const commitment = await commitmentTo(intent, own.publicKey, nonce);
  const hello = helloBytes({ intent, commitment });
  return {
    hello,
    take: async (bytes, who) => {
      const offer = readOffer(bytes);
      if (!offer) return fault('malformed');
      if (!isSame(offer.hello, await hash(hello))) return fault('mismatch');
      if (!isCommon(offer)) return fault('version');
      if (offer.mode !== mode) return fault('mode');
      const reveal = revealBytes({ key: own.publicKey, nonce });
      const said = await transcript(hello, bytes, reveal, who);
      const common = resume && offer.hop.length > 0 ? await afterHop(resume, offer.hop) : resume;
      const keys = await keysOf(own, offer.key, said, common, offer.signingKey, 'viewer');
      if (!keys) return fault('malformed');
      return {
        ok: true,
        value: {
          reveal,
          confirm: await mac(keys.confirmViewer, keys.transcript),
          finish: async (theirs) =>
            (await isMac(keys.confirmCustomer, keys.transcript, theirs))
              ? { ok: true, value: keys.shared }
              : fault('unconfirmed'),
        },
      };
    },
  };
}

/**
 * C's side: answers a commitment with a fresh key and nonce of its own. SEAL-2
 * @param resumable what earlier handshakes of this session have left; one of them must be V's too where V would resume
 */
export async function answerHandshake(
  hello: Bytes,
  facts: OfferFacts,
  resumable: readonly CryptoKey[],
): Promise<Sealing<CustomerHandshake>> {
  const heard = readHello(hello);
  if (!heard) return fault('malformed');
  const { intent, commitment } = heard;
  if (intent.session !== facts.session) return fault('mismatch');
  if (!isCommon(intent)) return fault('version');
  if (intent.mode === 'resume' && resumable.length === 0) return fault('mode');
  const own = await ephemeralKey();
  const { session: _, hop, ...said } = facts;
  const hopped = hop ? await Promise.all(resumable.map((key) => afterHop(key, hop))) : [];
  /** What V may hold: a key itself, or what it comes to by the hop. */
  const held = [...resumable, ...hopped].map((key, at) => ({ key, from: resumable[at % resumable.length] ?? key }));
  const offer = offerBytes({
    ...said,
    hello: await hash(hello),
    versions: WIRE_VERSIONS,
    suites: [SUITE],
    mode: intent.mode,
    key: own.publicKey,
    nonce: random(NONCE_BYTES),
    hop: hop ?? new Uint8Array(0),
  });
  return {
    ok: true,
    value: {
      offer,
      intent,
      take: async (bytes, theirs, who) => {
        const reveal = readReveal(bytes);
        if (!reveal) return fault('malformed');
        if (!isSame(commitment, await commitmentTo(intent, reveal.key, reveal.nonce))) return fault('mismatch');
        const said = await transcript(hello, offer, bytes, who);
        for (const one of intent.mode === 'resume' ? held : [null]) {
          const keys = await keysOf(own, reveal.key, said, one?.key ?? null, facts.signingKey, 'customer');
          const resumed = one?.from ?? null;
          if (!keys) return fault('malformed');
          if (!(await isMac(keys.confirmViewer, said, theirs))) continue;
          return { ok: true, value: { confirm: await mac(keys.confirmCustomer, said), keys: keys.shared, resumed } };
        }
        return fault('unconfirmed');
      },
    },
  };
}

/** What a page of another origin is handed in place of `resume`, which cannot be read out. SEAL-13 */
export function hopBytes(resume: CryptoKey, hop: Bytes): Promise<Bytes> {
  return mac(resume, framed('beside/1', 'hop', hop));
}

/** The same, for whoever still holds `resume`. */
async function afterHop(resume: CryptoKey, hop: Bytes): Promise<CryptoKey> {
  return macKeyOf(await hopBytes(resume, hop));
}

function commitmentTo(intent: Intent, key: Bytes, nonce: Bytes): Promise<Bytes> {
  return hash('c', intentBytes(intent), key, nonce);
}

/** Everything that was said, and who each side takes the other for. SEAL-3 */
function transcript(hello: Bytes, offer: Bytes, reveal: Bytes, { company, origin, agent }: Who): Promise<Bytes> {
  return hash('beside/1', hello, offer, reveal, framed(company, origin, agent));
}

async function keysOf(
  own: EphemeralKey,
  theirs: Bytes,
  transcript: Bytes,
  resume: CryptoKey | null,
  signer: Bytes,
  side: 'viewer' | 'customer',
) {
  const root = await agree(own, theirs);
  if (!root) return null;
  const salt = resume ? await mac(resume, transcript) : transcript;
  const [act, wrap, confirmCustomer, confirmViewer, words, next] = await Promise.all([
    expandCipher(root, salt, 'act', [side === 'customer' ? 'decrypt' : 'encrypt']),
    expandCipher(root, salt, 'wrap', [side === 'customer' ? 'encrypt' : 'decrypt']),
    expandMac(root, salt, 'confirm by the customer'),
    expandMac(root, salt, 'confirm by the viewer'),
    expandBytes(root, salt, 'words', 3),
    expandMac(root, salt, 'resume'),
  ]);
  const [first = 0, second = 0, third = 0] = words;
  const shared: SharedKeys = { act, wrap, resume: next, signer, words: [first, second, third] };
  return { transcript, confirmCustomer, confirmViewer, shared };
}

function isCommon({ versions, suites }: Pick<Offer, 'versions' | 'suites'>): boolean {
  return agreeVersion(versions, WIRE_VERSIONS) !== null && suites.includes(SUITE);
}

/** For what is public. */
export function isSame(one: Bytes, other: Bytes): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
