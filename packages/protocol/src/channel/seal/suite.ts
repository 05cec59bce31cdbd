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
  uses: readonly ('encrypt' | 'decrypt' | 'wrapKey' | 'unwrapKey')[],
): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(expansion(salt, label), root, AES, false, [...uses]);
}

export async function expandBytes(root: CryptoKey, salt: Bytes, label: string, length: number): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.deriveBits(expansion(salt, label), root, length * 8));
}

/** A root of further keys. */
export async function expandRoot(root: CryptoKey, salt: Bytes, label: string): Promise<CryptoKey> {
  const bytes = await expandBytes(root, salt, label, HASH_BYTES);
  return crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
}

export async function mac(key: CryptoKey, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes));
}

/** In constant time. */
export function isMac(key: CryptoKey, bytes: Bytes, theirs: Bytes): Promise<boolean> {
  return crypto.subtle.verify('HMAC', key, theirs, bytes);
}

/** A key that one epoch's pages are encrypted with: random, in memory, wrapped for each viewer. */
export function newCipher(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt']);
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

export async function wrapCipher(by: CryptoKey, iv: Bytes, context: Bytes, key: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.wrapKey('raw', key, by, { name: 'AES-GCM', iv, additionalData: context }));
}

/** It cannot be read out any more. `null` when it is not genuine. */
export async function unwrapCipher(by: CryptoKey, iv: Bytes, context: Bytes, bytes: Bytes): Promise<CryptoKey | null> {
  try {
    const wrapping = { name: 'AES-GCM', iv, additionalData: context };
    return await crypto.subtle.unwrapKey('raw', bytes, by, wrapping, AES, false, ['decrypt']);
  } catch {
    return null;
  }
}
