import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface Person {
  readonly oid: string;
  readonly name: string;
  readonly tid: string;
  readonly roles: readonly string[];
}

export const anna: Person = { oid: 'anna', name: 'Anna Visser', tid: 'tenant-norland', roles: ['Agent'] };
export const ravi: Person = { oid: 'ravi', name: 'Ravi Menon', tid: 'tenant-norland', roles: ['Agent'] };
export const sofia: Person = { oid: 'sofia', name: 'Sofia Lindqvist', tid: 'tenant-norland', roles: ['Supervisor'] };
export const elena: Person = { oid: 'elena', name: 'Elena Popescu', tid: 'tenant-meridian', roles: ['Agent'] };
export const grace: Person = { oid: 'grace', name: 'Grace Okafor', tid: 'tenant-meridian', roles: ['Auditor'] };

const LIFETIME_S = 12 * 60 * 60;

/** Stands in for Entra: signs what it is asked to, right or wrong. */
export async function createIssuer(now: () => number) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const nowS = () => Math.floor(now() / 1000);

  const claimsOf = ({ oid, name, tid, roles }: Person) => ({
    oid,
    name,
    tid,
    roles,
    iss: `https://login.test/${tid}/v2.0`,
    aud: 'api://beside',
    iat: nowS(),
    exp: nowS() + LIFETIME_S,
  });

  return {
    keys: createLocalJWKSet({ keys: [jwk] }),
    claimsOf,
    token: (person: Person, changes: Record<string, unknown> = {}) =>
      new SignJWT({ ...claimsOf(person), ...changes }).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey),
    async bearer(person: Person, changes: Record<string, unknown> = {}) {
      return { authorization: `Bearer ${await this.token(person, changes)}` };
    },
  };
}
