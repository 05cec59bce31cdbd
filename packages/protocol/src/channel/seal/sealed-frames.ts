import { pad, unpad } from './padding';
import {
  decrypt,
  encrypt,
  expandCipher,
  framed,
  HASH_BYTES,
  isSigned,
  random,
  rootOf,
  SIGNATURE_BYTES,
  type Bytes,
  type SigningKey,
} from './suite';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const NO_SALT = new Uint8Array(0);
const SIGNED = 1;

/** What is authenticated beside a frame's payload: it cannot be moved to another epoch, sender, direction, kind or place. SEAL-9 */
export interface SealedPlace {
  readonly epoch: string;
  readonly sender: string;
  readonly direction: 'page' | 'act';
  readonly kind: 'page' | 'beat' | 'act';
  /** Rises within epoch, sender and kind. */
  readonly seq: number;
}

export type EpochFrame = 'page' | 'beat';

/** The key of an epoch as it is handed to one viewer, encrypted for that one. SEAL-8 */
export interface WrappedEpoch {
  readonly iv: Bytes;
  readonly key: Bytes;
}
export const WRAP_IV_BYTES = IV_BYTES;
export const WRAPPED_BYTES = HASH_BYTES + 1 + TAG_BYTES;

/** Which epoch of which session, and the how manyth under the same handshake: an earlier one never comes back. */
export interface EpochName {
  readonly session: string;
  readonly epoch: string;
  readonly turn: number;
}

export interface EpochViewer {
  readonly id: string;
  readonly wrap: CryptoKey;
}

/** The customer's side of an epoch: a random key in memory, wrapped for those who look now, and never for one who comes later. SEAL-8 */
export interface EpochSeal {
  readonly wrapped: ReadonlyMap<string, WrappedEpoch>;
  /** @throws when the number is not above the last one of this kind: a nonce must not come again */
  seal(kind: EpochFrame, seq: number, bytes: Uint8Array): Promise<Bytes>;
}

/** A viewer's side of an epoch. */
export interface EpochOpener {
  /** `null` when it is not genuine, or belongs to another place. */
  open(kind: EpochFrame, seq: number, bytes: Uint8Array): Promise<Bytes | null>;
}

export async function newEpoch(
  at: EpochName,
  viewers: readonly EpochViewer[],
  signing: SigningKey,
): Promise<EpochSeal> {
  const bytes = random(HASH_BYTES);
  const isShared = viewers.length > 1;
  const content = new Uint8Array([...bytes, isShared ? SIGNED : 0]);
  const wrapped = viewers.map(async ({ id, wrap }): Promise<[string, WrappedEpoch]> => {
    const iv = random(IV_BYTES);
    return [id, { iv, key: await encrypt(wrap, iv, wrapContext(at, id), content) }];
  });
  const ciphers = await epochCiphers(bytes, 'encrypt');
  const handed = new Map(await Promise.all(wrapped));
  bytes.fill(0);
  content.fill(0);
  const sealers = { page: rising(ciphers.page), beat: rising(ciphers.beat) };
  return {
    wrapped: handed,
    seal: async (kind, seq, payload) => {
      const context = frameContext(at.session, { epoch: at.epoch, sender: 'hub', direction: 'page', kind, seq });
      const sealed = await sealers[kind](seq, context, payload);
      if (!isShared) return sealed;
      const signature = await signing.sign(framed(context, sealed));
      const signed = new Uint8Array(SIGNATURE_BYTES + sealed.length);
      signed.set(signature);
      signed.set(sealed, SIGNATURE_BYTES);
      return signed;
    },
  };
}

/** `null` when the key is not for this viewer, session, epoch and turn. */
export async function takeEpoch(
  at: EpochName,
  viewer: EpochViewer,
  signer: Bytes,
  { iv, key }: WrappedEpoch,
): Promise<EpochOpener | null> {
  const content = await decrypt(viewer.wrap, iv, wrapContext(at, viewer.id), key);
  if (content?.length !== HASH_BYTES + 1) return null;
  const isShared = content[HASH_BYTES] === SIGNED;
  const ciphers = await epochCiphers(content.slice(0, HASH_BYTES), 'decrypt');
  content.fill(0);
  return {
    open: async (kind, seq, payload) => {
      const bytes = new Uint8Array(payload);
      const context = frameContext(at.session, { epoch: at.epoch, sender: 'hub', direction: 'page', kind, seq });
      const sealed = isShared ? bytes.slice(SIGNATURE_BYTES) : bytes;
      const isGenuine = !isShared || (await isSigned(signer, framed(context, sealed), bytes.slice(0, SIGNATURE_BYTES)));
      return isGenuine ? unsealed(ciphers[kind], seq, context, sealed) : null;
    },
  };
}

/** What a viewer sends, under the key of its handshake; numbers rise over all epochs, so that no nonce comes again. SEAL-9 */
export function actSealer(session: string, act: CryptoKey) {
  const seal = rising(act);
  return (place: Omit<SealedPlace, 'direction' | 'kind'>, bytes: Uint8Array): Promise<Bytes> =>
    seal(place.seq, frameContext(session, { ...place, direction: 'act', kind: 'act' }), bytes);
}

export function actOpener(session: string, act: CryptoKey) {
  return (place: Omit<SealedPlace, 'direction' | 'kind'>, bytes: Uint8Array): Promise<Bytes | null> => {
    const context = frameContext(session, { ...place, direction: 'act', kind: 'act' });
    return unsealed(act, place.seq, context, new Uint8Array(bytes));
  };
}

/** Pages and beats are numbered apart, so each has a key of its own. */
async function epochCiphers(bytes: Bytes, use: 'encrypt' | 'decrypt') {
  const root = await rootOf(bytes);
  bytes.fill(0);
  const [page, beat] = await Promise.all([
    expandCipher(root, NO_SALT, 'page', [use]),
    expandCipher(root, NO_SALT, 'beat', [use]),
  ]);
  return { page, beat };
}

function rising(key: CryptoKey) {
  let last = 0;
  return async (seq: number, context: Bytes, bytes: Uint8Array): Promise<Bytes> => {
    if (!Number.isSafeInteger(seq) || seq <= last) throw new Error('a place is sealed once');
    last = seq;
    return encrypt(key, nonceOf(seq), context, pad(bytes));
  };
}

async function unsealed(key: CryptoKey, seq: number, context: Bytes, bytes: Bytes): Promise<Bytes | null> {
  const padded = await decrypt(key, nonceOf(seq), context, bytes);
  return padded && unpad(padded);
}

/** 32 zero bits and the sequence number in 64. SEAL-9 */
function nonceOf(seq: number): Bytes {
  const iv = new Uint8Array(IV_BYTES);
  new DataView(iv.buffer).setBigUint64(4, BigInt(seq));
  return iv;
}

function frameContext(session: string, { epoch, sender, direction, kind, seq }: SealedPlace): Bytes {
  return framed('frame', session, epoch, sender, direction, kind, String(seq));
}

function wrapContext({ session, epoch, turn }: EpochName, viewer: string): Bytes {
  return framed('epoch', session, epoch, String(turn), viewer);
}
