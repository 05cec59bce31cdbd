import { oneOf, list, struct, text, uint, variant, type Codec, type TypeOf } from '../../wire/codec';
import { Malformed } from '../../wire/malformed';
import { Reader } from '../../wire/reader';
import { Writer } from '../../wire/writer';
import { HASH_BYTES, NONCE_BYTES, PUBLIC_KEY_BYTES, type Bytes } from './suite';

/** Longest message of a handshake: texts of an intent, or of an offer, and their keys. */
const MAX_MESSAGE_BYTES = 512;

/** Exactly so many bytes. */
export function octets(length: number): Codec<Bytes> {
  return { write: (w, value) => w.raw(value), read: (r) => r.raw(length).slice() };
}

/** At most so many bytes, behind their count. */
function someOctets(most: number): Codec<Bytes> {
  return {
    write: (w, value) => {
      w.varint(value.length);
      w.raw(value);
    },
    read: (r) => {
      const length = r.varint();
      if (length > most) throw new Malformed('too many bytes');
      return r.raw(length).slice();
    },
  };
}

const id = text(64);
const versions = struct({ min: uint(255), max: uint(255) });
const suites = list(uint(255), 8);

/** `resume`: both ends still hold what an earlier handshake of this session left them. */
export const sealModes = ['new', 'resume'] as const;
export type SealMode = (typeof sealModes)[number];

/** What a viewer says of itself before any key is shown. */
const intent = struct({
  session: id,
  participant: id,
  role: oneOf(['agent', 'guest', 'supervisor']),
  versions,
  suites,
  language: text(35),
  mode: oneOf(sealModes),
});
export type Intent = TypeOf<typeof intent>;

/** V → C, first: a commitment to a key and a nonce that C does not see yet, so that V cannot choose them after C's. SEAL-2 */
const hello = struct({ intent, commitment: octets(HASH_BYTES) });
/** C → V. */
const offer = struct({
  hello: octets(HASH_BYTES),
  versions,
  suites,
  /** The language of the words that C shows. */
  words: text(35),
  policy: text(64),
  mode: oneOf(sealModes),
  key: octets(PUBLIC_KEY_BYTES),
  /** With which C signs what several viewers read. */
  signingKey: octets(PUBLIC_KEY_BYTES),
  nonce: octets(NONCE_BYTES),
  /** With which a page of another origin was handed what it resumes with; empty for any other page. SEAL-13 */
  hop: someOctets(NONCE_BYTES),
});
/** V → C: what it has committed to. */
const reveal = struct({ key: octets(PUBLIC_KEY_BYTES), nonce: octets(NONCE_BYTES) });

const message = someOctets(MAX_MESSAGE_BYTES);
const confirm = octets(HASH_BYTES);
/** What goes to and fro until both sides have the same keys; the two messages of `hello` and `offer` are hashed as they stand. SEAL-2 */
const step = variant({
  /** C → V: I have no keys of yours here, say hello. */
  greet: { code: 1, fields: {} },
  hello: { code: 2, fields: { message } },
  offer: { code: 3, fields: { message } },
  reveal: { code: 4, fields: { message, confirm } },
  confirm: { code: 5, fields: { confirm } },
  /** C → V: nothing is left here of what you would resume with; only new words help. SEAL-11 */
  strange: { code: 6, fields: {} },
});
export type SealStep = TypeOf<typeof step>;

export type Offer = TypeOf<typeof offer>;
export type Reveal = TypeOf<typeof reveal>;

export const intentBytes = (value: Intent) => written(intent, value);
export const helloBytes = (value: TypeOf<typeof hello>) => written(hello, value);
export const offerBytes = (value: Offer) => written(offer, value);
export const revealBytes = (value: Reveal) => written(reveal, value);
export const stepBytes = (value: SealStep) => written(step, value);
/** `null` for what is not exactly one message of its kind. WIRE-2 */
export const readStep = (bytes: Uint8Array) => read(step, bytes);
export const readHello = (bytes: Uint8Array) => read(hello, bytes);
export const readOffer = (bytes: Uint8Array) => read(offer, bytes);
export const readReveal = (bytes: Uint8Array) => read(reveal, bytes);

function written<T>(codec: Codec<T>, value: T): Bytes {
  const writer = new Writer();
  codec.write(writer, value);
  return writer.finish();
}

function read<T>(codec: Codec<T>, bytes: Uint8Array): T | null {
  const reader = new Reader(bytes);
  try {
    const value = codec.read(reader);
    return reader.left === 0 ? value : null;
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
