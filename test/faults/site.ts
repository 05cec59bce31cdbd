import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Where the company's site publishes the keys that it signs its customers in with. */
export const KEYS_URL = 'https://www.norland.test/keys.json';
const LIFETIME_S = 10 * 60;

/** A company's site that signs its customers in. PIN-10 */
export async function createSite(now: () => number) {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const published = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] });
  return {
    read: async (url: string) => (url === KEYS_URL ? published : null),
    /** Says for ten minutes who is signed in. @param customer id in the CRM */
    token: (customer: string) =>
      new SignJWT({ iss: 'norland', aud: 'beside', sub: customer, exp: Math.floor(now() / 1000) + LIFETIME_S })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
        .sign(privateKey),
  };
}
