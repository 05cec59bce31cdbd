import type { PublicJwk } from '@beside/protocol';
import { calculateJwkThumbprint, importJWK } from 'jose';

/** RFC 7638 thumbprint of a participant's key; `null` when it is no point of the curve. */
export async function keyThumbprint({ kty, crv, x, y }: PublicJwk): Promise<string | null> {
  const jwk = { kty, crv, x, y };
  const key = await importJWK(jwk, 'ES256').catch(() => null);
  return key ? calculateJwkThumbprint(jwk) : null;
}
