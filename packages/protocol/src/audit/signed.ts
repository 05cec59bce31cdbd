import { fromBase64url } from '../base64url';
import { isObject, isText } from './shape';

/** A public key that checks what the audit signs (JWK, ES256). */
export interface AuditKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly kid: string;
}

/** What a signed statement of the audit is about; a signature of one kind never passes for another. A probe says nothing. */
export type SignedType = 'beside-checkpoint' | 'beside-seal' | 'beside-receipt' | 'beside-probe';

/** Why a signed statement is not believed. */
export type SignatureFault = 'malformed' | 'unknown-key' | 'bad-signature';

export type CheckedSignature =
  | { readonly ok: true; readonly payload: unknown; readonly kid: string }
  | { readonly ok: false; readonly why: SignatureFault };

const COORDINATE_BYTES = 32;
const ES256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Public keys, ready to check with, by their ids. */
export type KeyRing = ReadonlyMap<string, CryptoKey>;

/** A key that is no point of the curve, or that is written in a second way, is left out: nothing is signed by it. */
export async function openKeys(keys: readonly AuditKey[]): Promise<KeyRing> {
  const opened = await Promise.all(
    keys.map(async ({ kty, crv, x, y, kid }) => {
      if (!isCoordinate(x) || !isCoordinate(y)) return null;
      try {
        return [kid, await crypto.subtle.importKey('jwk', { kty, crv, x, y }, ES256, false, ['verify'])] as const;
      } catch {
        return null;
      }
    }),
  );
  return new Map(opened.filter((one) => one !== null));
}

function isCoordinate(text: string): boolean {
  return fromBase64url(text)?.length === COORDINATE_BYTES;
}

/** Checks a compact JWS (RFC 7515) with ES256; nothing else is taken, and no second way to write the same bytes. */
export async function checkSigned(text: string, type: SignedType, keys: KeyRing): Promise<CheckedSignature> {
  const parts = text.split('.').map(fromBase64url);
  const [head, body, signature] = parts;
  if (parts.length !== 3 || !head || !body || !signature?.length) return { ok: false, why: 'malformed' };
  const header = parseJson(head);
  const payload = parseJson(body);
  if (!isObject(header) || payload === undefined) return { ok: false, why: 'malformed' };
  const { alg, typ, kid, ...others } = header;
  if (alg !== 'ES256' || typ !== type || !isText(kid) || Object.keys(others).length > 0)
    return { ok: false, why: 'malformed' };
  const key = keys.get(kid);
  if (!key) return { ok: false, why: 'unknown-key' };
  const signed = new TextEncoder().encode(text.slice(0, text.lastIndexOf('.')));
  const isGood = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed);
  return isGood ? { ok: true, payload, kid } : { ok: false, why: 'bad-signature' };
}

function parseJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
