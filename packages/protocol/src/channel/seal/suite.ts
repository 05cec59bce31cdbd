/** Cipher suite 1: ECDH P-256 (SP 800-56A), HKDF-SHA-256 (RFC 5869), AES-256-GCM (SP 800-38D), HMAC-SHA-256 (RFC 2104). SEAL-1 */
export const SUITE = 1;

export type Bytes = Uint8Array<ArrayBuffer>;

const ECDH = { name: 'ECDH', namedCurve: 'P-256' } as const;
const HMAC = { name: 'HMAC', hash: 'SHA-256', length: 256 } as const;
const AES = { name: 'AES-GCM', length: 256 } as const;
const utf8 = new TextEncoder();

/** A public key in its uncompressed form (SEC 1), bytes. */
export const PUBLIC_KEY_BYTES = 65;
export const HASH_BYTES = 32;
export const NONCE_BYTES = 32;

/** All parts, each behind its length (32 bits, big endian): no two lists of parts are the same bytes. */
export function framed(...parts: readonly (Uint8Array | string)[]): Bytes {
  const pieces = parts.map((part) => (typeof part === 'string' ? utf8.encode(part) : part));
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + 4 + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const piece of pieces) {
    view.setUint32(at, piece.length);
    bytes.set(piece, at + 4);
    at += 4 + piece.length;
  }
  return bytes;
}

export async function hash(...parts: readonly (Uint8Array | string)[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', framed(...parts)));
}

export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

export interface EphemeralKey {
  readonly pair: CryptoKeyPair;
  readonly publicKey: Bytes;
}

/** A key for one handshake; its private half cannot be read out. SEAL-2 */
export async function ephemeralKey(): Promise<EphemeralKey> {
  const pair = await crypto.subtle.generateKey(ECDH, false, ['deriveKey']);
  return { pair, publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)) };
}

/**
 * What both ends have and nobody between them: the root from which the keys are expanded. The shared point never leaves the browser's
 * own memory. SEAL-4
 * @returns `null` for a point that is not on the curve
 */
export async function agree(own: EphemeralKey, theirs: Bytes): Promise<CryptoKey | null> {
  try {
    const there = await crypto.subtle.importKey('raw', theirs, ECDH, false, []);
    return await crypto.subtle.deriveKey({ name: 'ECDH', public: there }, own.pair.privateKey, 'HKDF', false, [
      'deriveKey',
      'deriveBits',
    ]);
  } catch {
    return null;
  }
}

const expansion = (salt: Bytes, label: string) =>
  ({ name: 'HKDF', hash: 'SHA-256', salt, info: framed('beside/1', label) }) as const;

export function expandMac(root: CryptoKey, salt: Bytes, label: string): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(expansion(salt, label), root, HMAC, false, ['sign', 'verify']);
}

export function expandCipher(
  root: CryptoKey,
  salt: Bytes,
  label: string,
  uses: readonly ('encrypt' | 'decrypt')[],
): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(expansion(salt, label), root, AES, false, [...uses]);
}

export async function expandBytes(root: CryptoKey, salt: Bytes, label: string, length: number): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.deriveBits(expansion(salt, label), root, length * 8));
}

export async function mac(key: CryptoKey, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes));
}

/** In constant time. */
export function isMac(key: CryptoKey, bytes: Bytes, theirs: Bytes): Promise<boolean> {
  return crypto.subtle.verify('HMAC', key, theirs, bytes);
}

/** A key for `mac`, of bytes that nobody else has. It cannot be read out any more. */
export function macKeyOf(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign', 'verify']);
}

/** The root of further keys, of bytes that nobody else has. It cannot be read out any more. */
export function rootOf(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
}

export async function encrypt(key: CryptoKey, iv: Bytes, context: Bytes, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: context }, key, bytes));
}

/** `null` when it is not genuine. */
export async function decrypt(key: CryptoKey, iv: Bytes, context: Bytes, bytes: Bytes): Promise<Bytes | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: context }, key, bytes));
  } catch {
    return null;
  }
}

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
/** r and s as they are (IEEE P1363). */
export const SIGNATURE_BYTES = 64;

export interface SigningKey {
  readonly publicKey: Bytes;
  sign(bytes: Bytes): Promise<Bytes>;
}

/** With which the customer's side signs what several viewers can read: each of them could encrypt it too. SEAL-9 */
export async function newSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ECDSA, false, ['sign', 'verify']);
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(SIGNING, privateKey, bytes)),
  };
}

/** Reads what `newSigningKey` has shown; `null` when it is no key. */
export async function verifyingKey(publicKey: Bytes): Promise<CryptoKey | null> {
  return crypto.subtle.importKey('raw', publicKey, ECDSA, false, ['verify']).catch(() => null);
}

export function isSigned(by: CryptoKey, bytes: Bytes, signature: Bytes): Promise<boolean> {
  return crypto.subtle.verify(SIGNING, by, signature, bytes);
}
