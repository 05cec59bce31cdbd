import type { SealedPlace } from './seal';
import { pad, unpad } from './padding';
import {
  decrypt,
  encrypt,
  expandCipher,
  framed,
  newCipher,
  random,
  unwrapCipher,
  wrapCipher,
  type Bytes,
} from './suite';

const IV_BYTES = 12;
const NO_SALT = new Uint8Array(0);

/** The key of an epoch's pages, handed to one viewer. */
export interface WrappedEpoch {
  readonly iv: Bytes;
  readonly key: Bytes;
}

/** Whose frames under which key: places of one epoch and sender, each used once. */
export interface FrameSealer {
  /** @throws when the place was used before: a nonce must not come again */
  seal(place: SealedPlace, bytes: Uint8Array): Promise<Bytes>;
}

export interface FrameOpener {
  /** `null` when it is not genuine, or belongs to another place. */
  open(place: SealedPlace, bytes: Uint8Array): Promise<Bytes | null>;
}

/** The customer's side of an epoch: a key in memory that is handed to each viewer, and never one of an earlier epoch to a later viewer. */
export interface EpochKey extends FrameSealer {
  wrapFor(viewer: string, by: CryptoKey): Promise<WrappedEpoch>;
}

export async function newEpochKey(session: string, epoch: string): Promise<EpochKey> {
  const key = await newCipher();
  return {
    ...sealer(session, key),
    wrapFor: async (viewer, by) => {
      const iv = random(IV_BYTES);
      return { iv, key: await wrapCipher(by, iv, framed('epoch', session, epoch, viewer), key) };
    },
  };
}

/** A viewer's side of an epoch. `null` when the key is not for this viewer, session and epoch. */
export async function takeEpochKey(
  at: { readonly session: string; readonly epoch: string; readonly viewer: string },
  by: CryptoKey,
  { iv, key }: WrappedEpoch,
): Promise<FrameOpener | null> {
  const opened = await unwrapCipher(by, iv, framed('epoch', at.session, at.epoch, at.viewer), key);
  return opened && opener(at.session, opened);
}

/** What a viewer sends in one epoch: each epoch has a key of its own, so that no nonce can come again. */
export async function sealActs(session: string, epoch: string, act: CryptoKey): Promise<FrameSealer> {
  return sealer(session, await actKey(act, epoch, 'encrypt'));
}

export async function openActs(session: string, epoch: string, act: CryptoKey): Promise<FrameOpener> {
  return opener(session, await actKey(act, epoch, 'decrypt'));
}

function actKey(act: CryptoKey, epoch: string, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return expandCipher(act, NO_SALT, `act ${epoch}`, [use]);
}

function sealer(session: string, key: CryptoKey): FrameSealer {
  let last = 0;
  return {
    seal: async (place, bytes) => {
      if (!Number.isSafeInteger(place.seq) || place.seq <= last) throw new Error('a place is sealed once');
      last = place.seq;
      return encrypt(key, nonceOf(place.seq), contextOf(session, place), pad(bytes));
    },
  };
}

function opener(session: string, key: CryptoKey): FrameOpener {
  return {
    open: async (place, bytes) => {
      const padded = await decrypt(key, nonceOf(place.seq), contextOf(session, place), new Uint8Array(bytes));
      return padded && unpad(padded);
    },
  };
}

/** 32 zero bits and the sequence number in 64. */
function nonceOf(seq: number): Bytes {
  const iv = new Uint8Array(IV_BYTES);
  new DataView(iv.buffer).setBigUint64(4, BigInt(seq));
  return iv;
}

function contextOf(session: string, { epoch, sender, direction, seq }: SealedPlace): Bytes {
  return framed('frame', session, epoch, sender, direction, String(seq));
}
