import { accept, refuse, type Outcome } from '@beside/protocol';
import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify, type JWTVerifyResult } from 'jose';
import { z } from 'zod';
import type { Clock } from '../platform';
import type { OnceStore } from './once-store';

/** How far the caller's clock and the way here may be off, either way. SESS-10 */
export const PROOF_WINDOW_MS = 60_000;

const claimsShape = z.object({
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  jti: z.string().min(8).max(128),
  ath: z.string(),
});

export interface Proven {
  readonly proof: string;
  readonly credential: string;
  /** Thumbprint of the key that the credential is bound to. */
  readonly jkt: string;
  readonly method: string;
  /** Public URL of the request, without query. */
  readonly url: string;
}

/** Checks a DPoP proof (RFC 9449): the caller holds the key, for this request, now, and says so for the first time. SESS-10 */
export function createProofCheck(once: OnceStore, clock: Clock) {
  return async ({ proof, credential, jkt, method, url }: Proven): Promise<Outcome<null>> => {
    const verified = await verify(proof, clock());
    const claims = claimsShape.safeParse(verified?.payload);
    const jwk = verified?.protectedHeader.jwk;
    if (!claims.success || !jwk) return refuse('auth/proof-invalid');
    const { htm, htu, iat, jti, ath } = claims.data;
    const isMine =
      htm === method &&
      htu === url &&
      Math.abs(clock() - iat * 1000) <= PROOF_WINDOW_MS &&
      ath === createHash('sha256').update(credential).digest('base64url') &&
      (await calculateJwkThumbprint(jwk)) === jkt;
    if (!isMine) return refuse('auth/proof-invalid');
    const isFirst = await once.claim(`jti:${jkt}:${jti}`, iat * 1000 + 2 * PROOF_WINDOW_MS);
    return isFirst ? accept(null) : refuse('auth/proof-invalid');
  };
}

async function verify(proof: string, now: number): Promise<JWTVerifyResult | null> {
  try {
    return await jwtVerify(proof, EmbeddedJWK, { algorithms: ['ES256'], typ: 'dpop+jwt', currentDate: new Date(now) });
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}
