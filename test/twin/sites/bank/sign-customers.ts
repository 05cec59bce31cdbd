import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { Company } from '../../companies';
import type { BankCustomer } from './customers';

/** Where the bank publishes the keys that it signs its customers in with. */
export const KEYS_PATH = '/.well-known/beside-keys.json';

const LIFETIME_S = 10 * 60;

export interface CustomerSigner {
  /** A JWKS. */
  readonly keys: string;
  /** Says to Beside who is signed in, for ten minutes from now. */
  token(customer: BankCustomer): string;
}

/** Signs the bank's customers with a key that is made when the site starts. */
export function createCustomerSigner(company: Company): CustomerSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = randomBytes(8).toString('hex');
  return {
    keys: JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' }] }),
    token: ({ contact }) => {
      const exp = Math.floor(Date.now() / 1000) + LIFETIME_S;
      const claims = { iss: company.id, aud: 'beside', sub: contact, exp };
      const parts = [{ alg: 'ES256', kid }, claims].map((part) => base64url(JSON.stringify(part)));
      const signature = sign('sha256', Buffer.from(parts.join('.')), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return [...parts, base64url(signature)].join('.');
    },
  };
}

function base64url(bytes: string | Buffer): string {
  return Buffer.from(bytes).toString('base64url');
}
