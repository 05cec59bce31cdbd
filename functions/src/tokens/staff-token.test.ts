import { SignJWT, UnsecuredJWT } from 'jose';
import { invite, refusal, versions } from '../../testing/ends';
import { anna, createIssuer, sofia, type Person } from '../../testing/issuer';
import { openTestApp, type TestApp } from '../../testing/test-app';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

async function inviteWith(authorization?: string): Promise<[number, string]> {
  const headers = authorization === undefined ? {} : { authorization };
  const body = { conversation: 'c-1', channel: 'chat', versions };
  return refusal(await app.call('POST', '/invitations', { headers, body }));
}
const inviteAs = async (changes: Record<string, unknown>, person = anna) =>
  inviteWith(`Bearer ${await app.issuer.token(person, changes)}`);

test('a good token opens', async () => {
  await expect(invite(app)).resolves.toBeDefined();
});

test.each([
  ['no token', undefined, [401, 'auth/missing']],
  ['another scheme', 'Basic YTpi', [401, 'auth/invalid']],
  ['no token after the scheme', 'Bearer ', [401, 'auth/invalid']],
  ['noise', 'Bearer a.b.c', [401, 'auth/invalid']],
])('%s is refused', async (_name, authorization, expected) => {
  expect(await inviteWith(authorization)).toEqual(expected);
});

test.each([
  ['expired', { exp: 1_000 }, [401, 'auth/expired']],
  ['for another audience', { aud: 'api://other' }, [401, 'auth/invalid']],
  ['from another issuer', { iss: 'https://evil.test/tenant-norland/v2.0' }, [401, 'auth/invalid']],
  ['from the issuer of another tenant', { tid: 'tenant-meridian' }, [401, 'auth/invalid']],
  ['of a tenant that is no company', { tid: 'x', iss: 'https://login.test/x/v2.0' }, [403, 'auth/company-unknown']],
  ['without a person', { oid: undefined }, [401, 'auth/invalid']],
  ['without an end', { exp: undefined }, [401, 'auth/invalid']],
  ['without a role', { roles: [] }, [403, 'auth/role-missing']],
  ['with a role of nobody', { roles: ['Owner'] }, [403, 'auth/role-missing']],
])('a token %s is refused', async (_name, changes, expected) => {
  expect(await inviteAs(changes)).toEqual(expected);
});

const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };

test('a supervisor cannot invite, an administrator cannot read the audit', async () => {
  expect(await inviteAs({}, sofia)).toEqual([403, 'auth/role-missing']);
  const audit = await app.call('GET', '/audit/sessions', { headers: await app.issuer.bearer(tom) });
  expect(await refusal(audit)).toEqual([403, 'auth/role-missing']);
});

test('a token that nobody signed, or that somebody else signed, is refused', async () => {
  const claims = app.issuer.claimsOf(anna);
  expect(await inviteWith(`Bearer ${new UnsecuredJWT({ ...claims }).encode()}`)).toEqual([401, 'auth/invalid']);
  const other = await createIssuer(app.now);
  expect(await inviteWith(`Bearer ${await other.token(anna)}`)).toEqual([401, 'auth/invalid']);
  const confused = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    .sign(new Uint8Array(32));
  expect(await inviteWith(`Bearer ${confused}`)).toEqual([401, 'auth/invalid']);
});

test('when the issuer cannot be reached that is no fault of the token', async () => {
  app.close();
  app = await openTestApp({ staffKeys: () => Promise.reject(new TypeError('fetch failed')) });
  expect(await inviteAs({})).toEqual([503, 'service/unavailable']);
});
