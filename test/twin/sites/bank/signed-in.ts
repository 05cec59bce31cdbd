import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { Company } from '../../companies';
import type { SignedIn } from '../kit/layout';

/** Where the bank publishes the keys that it signs its customers in with. */
export const KEYS_PATH = '/.well-known/beside-keys.json';

const CONTACT = 'c0000000-7a11-4b1e-8d52-7e0b55aa0001';
const LIFETIME_S = 10 * 60;

/** The bank's customer, signed by a key that is made when the site starts. */
export function createSignedIn(company: Company): { readonly customer: SignedIn; readonly keys: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = randomBytes(8).toString('hex');
  const keys = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' }] });
  const token = () => {
    const exp = Math.floor(Date.now() / 1000) + LIFETIME_S;
    const claims = { iss: company.id, aud: 'beside', sub: CONTACT, exp };
    const text = [{ alg: 'ES256', kid }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const signature = sign('sha256', Buffer.from(text.join('.')), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return [...text, signature.toString('base64url')].join('.');
  };
  return { customer: { contact: CONTACT, token }, keys };
}
