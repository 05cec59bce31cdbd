import type { AuditKey } from '@beside/protocol';
import { CompactSign, importJWK } from 'jose';
import { z } from 'zod';
import type { AuditSigner } from './audit-signer';

const coordinate = z.string().regex(/^[\w-]{43}$/, '32 bytes in base64url');
const jwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  kid: z.string().min(1).max(64),
  d: coordinate.optional(),
});

/** A JWKS of P-256 keys. One is private (`d`): it signs; the others check what was signed before it. */
export const auditKeysShape = z
  .object({ keys: z.array(jwk).min(1).readonly() })
  .refine(({ keys }) => keys.filter(({ d }) => d).length === 1, 'exactly one key must be private')
  .refine(({ keys }) => new Set(keys.map(({ kid }) => kid)).size === keys.length, 'every key needs a kid of its own');

export type AuditKeys = z.infer<typeof auditKeysShape>;

/** Signs with a key that the settings hold. */
export function signWithKeys({ keys }: AuditKeys): AuditSigner {
  const own = keys.find(({ d }) => d);
  if (!own) throw new Error('no key of the audit is private');
  const { kty, crv, x, y, d = '' } = own;
  const key = importJWK({ kty, crv, x, y, d }, 'ES256');
  const ring = [own, ...keys.filter((one) => one !== own)];
  const publicKeys = ring.map(({ kty, crv, x, y, kid }): AuditKey => ({ kty, crv, x, y, kid }));
  return {
    keys: async () => publicKeys,
    async sign(type, payload) {
      return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'ES256', typ: type, kid: own.kid })
        .sign(await key);
    },
  };
}
