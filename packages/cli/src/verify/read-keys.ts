import { readFile } from 'node:fs/promises';
import { isKey, type AuditKey } from '@beside/protocol';

export type ReadKeys =
  { readonly ok: true; readonly keys: readonly AuditKey[] } | { readonly ok: false; readonly words: string };

/** The public P-256 keys of a JWKS file; what else a JWK says of its use is passed over. */
export async function readKeys(file: string): Promise<ReadKeys> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { ok: false, words: `there is no key file "${file}".` };
  const keys = keysOf(text);
  return keys.length > 0 ? { ok: true, keys } : { ok: false, words: `"${file}" is no JWKS with P-256 keys.` };
}

function keysOf(text: string): readonly AuditKey[] {
  try {
    const { keys } = JSON.parse(text) as { readonly keys?: unknown };
    return Array.isArray(keys) ? keys.map(barely).filter(isKey) : [];
  } catch {
    return [];
  }
}

function barely(jwk: unknown): unknown {
  if (typeof jwk !== 'object' || jwk === null) return jwk;
  const { kty, crv, x, y, kid } = jwk as Partial<AuditKey>;
  return { kty, crv, x, y, kid };
}
