import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

/** The issuer's published keys, fetched when first needed and again when a token names a new one. */
export function remoteStaffKeys(jwksUrl: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUrl));
}
