import { readFileSync } from 'node:fs';
import type { PinRefusal } from '@beside/protocol';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { invite, newKey, redeem, refusal, SITE } from '../../../testing/ends';
import { anna } from '../../../testing/issuer';
import { norland, openTestApp, type TestApp } from '../../../testing/test-app';
import type { CustomerIdentity, CustomerKeys } from '../../companies/customer-keys';
import { companyShape } from '../../companies/company';
import { putCompany } from '../../companies/put-company';

const NOOR = 'C0FFEE00-0000-4000-8000-00000000000A';
const KEYS_URL = 'https://www.norland.test/keys.json';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

/** A site with a key of its own that signs customers in. */
async function site(alg: 'ES256' | 'RS256' = 'ES256', kid = 'k1') {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid }] } as unknown as CustomerKeys;
  const sign = (claims: JWTPayload) => new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(privateKey);
  const who = { iss: 'norland', aud: 'beside', sub: NOOR };
  const token = (changes: JWTPayload = {}) => sign({ ...who, exp: Math.floor(app.now() / 1000) + 600, ...changes });
  return { jwks, token, endless: () => sign(who) };
}

async function ask(customerIdentity: CustomerIdentity, customerKeys: CustomerKeys): Promise<void> {
  await putCompany({ ...app.stores, clock: app.now }, { ...norland, settings: { customerIdentity, customerKeys } });
}

const inviteNoor = () => invite(app, 'c-1', anna, { customer: `{${NOOR.toLowerCase()}}` });

/** Enters the PIN on a page that says so much of its customer. */
const enter = async (pin: string, says: { conversation?: string; customer?: string } = {}) =>
  redeem(app, pin, await newKey(), SITE, 'norland', says);

const reasons = async () => (await app.stores.refusals.all(100)).map(({ reason }) => reason);

async function isRefused(answer: Response, reason: PinRefusal): Promise<void> {
  expect(await refusal(answer)).toEqual([403, 'pin/invalid']);
  expect(await reasons()).toEqual([reason]);
}

test('[PIN-9] a PIN that went into a chat is refused on a page that is in another, and stays good for its own', async () => {
  const { pin } = await invite(app, 'c-1');
  await isRefused(await enter(pin, { conversation: 'c-2' }), 'other-conversation');
  expect((await enter(pin, { conversation: '{C-1}' })).status).toBe(200);
});

test('[PIN-9] a page that does not say in which chat it is, and a PIN that was read out, are as ever', async () => {
  const chat = await invite(app, 'c-1');
  expect((await enter(chat.pin)).status).toBe(200);
  const ravi = { ...anna, oid: 'ravi' };
  const call = await invite(app, 'c-3', ravi, { channel: 'voice' });
  expect((await enter(call.pin, { conversation: 'c-2' })).status).toBe(200);
});

test.each(['ES256', 'RS256'] as const)(
  '[PIN-10] a PIN counts for the customer of the conversation alone, whom the site has signed in with %s',
  async (alg) => {
    const { jwks, token } = await site(alg);
    await ask('when-known', jwks);
    const { pin } = await inviteNoor();
    await isRefused(await enter(pin, { customer: await token({ sub: 'somebody-else' }) }), 'other-customer');
    expect((await enter(pin, { customer: await token() })).status).toBe(200);
  },
);

test.each<[string, (own: Awaited<ReturnType<typeof site>>) => Promise<string> | string]>([
  ['is over', ({ token }) => token({ exp: Math.floor(app.now() / 1000) - 61 })],
  ['lives longer than ten minutes', ({ token }) => token({ exp: Math.floor(app.now() / 1000) + 3_600 })],
  ['has no end', ({ endless }) => endless()],
  ['names nobody', ({ token }) => token({ sub: ' ' })],
  ['is for somebody else', ({ token }) => token({ aud: 'another-service' })],
  ['is from another company', ({ token }) => token({ iss: 'meridian' })],
  [
    'is signed by nobody',
    async ({ token }) => `${btoa('{"alg":"none"}').replace(/=/g, '')}.${(await token()).split('.')[1]}.`,
  ],
  ['is signed by another key', async () => (await site()).token()],
  ['is none', () => 'what?'],
])('[PIN-10] a token that %s is nobody signed in', async (_what, make) => {
  const own = await site();
  await ask('when-known', own.jwks);
  const { pin } = await inviteNoor();
  await isRefused(await enter(pin, { customer: await make(own) }), 'not-signed-in');
});

test('[PIN-10] a page that leaves the token out is refused where the customer is known; a renewed invitation does not forget whom', async () => {
  const { jwks, token } = await site();
  await ask('when-known', jwks);
  await inviteNoor();
  const { pin } = await invite(app, 'c-1');
  await isRefused(await enter(pin), 'not-signed-in');
  expect((await enter(pin, { customer: await token() })).status).toBe(200);
});

test.each<[CustomerIdentity, boolean, number]>([
  ['off', false, 200],
  ['when-known', false, 200],
  ['required', false, 403],
  ['required', true, 200],
])('[PIN-10] %s, nobody known at the desk, signed in: %s', async (identity, isSignedIn, status) => {
  const { jwks, token } = await site();
  await ask(identity, jwks);
  const { pin } = await invite(app);
  expect((await enter(pin, isSignedIn ? { customer: await token() } : {})).status).toBe(status);
});

test('[PIN-10] keys that the site publishes are fetched, also when it has changed them; without them nothing is said of the PIN', async () => {
  await ask('when-known', { url: KEYS_URL });
  const { pin } = await inviteNoor();
  const [first, second] = [await site('ES256', 'k1'), await site('ES256', 'k2')];
  const away = await enter(pin, { customer: await first.token() });
  expect([await refusal(away), await reasons()]).toEqual([[503, 'service/unavailable'], []]);

  app.published.set(KEYS_URL, JSON.stringify(first.jwks));
  app.pass(5_000);
  await isRefused(await enter(pin, { customer: await first.token({ sub: 'x' }) }), 'other-customer');
  app.published.set(KEYS_URL, JSON.stringify(second.jwks));
  app.pass(30_000);
  expect((await enter(pin, { customer: await second.token() })).status).toBe(200);
});

test('[PIN-10] of whom a conversation is with only a keyed hash is kept, and none after the end', async () => {
  const { jwks, token } = await site();
  await ask('when-known', jwks);
  const { session, pin } = await inviteNoor();
  const signed = await token();
  await enter(pin, { customer: signed });
  const kept = ['', '-wal'].map((suffix) => readFileSync(`${app.file}${suffix}`).toString('latin1')).join();
  for (const secret of [NOOR, NOOR.toLowerCase(), signed, signed.split('.')[1] ?? ''])
    expect([kept.includes(secret), app.logged.join().includes(secret)]).toEqual([false, false]);
  const stored = async () => (await app.stores.sessions.get('norland', session.id))?.session;
  expect((await stored())?.contact).toMatch(/^p1:[0-9a-f]{64}$/);
  const headers = await app.issuer.bearer(anna);
  await app.call('POST', `/sessions/${session.id}/end`, { headers, body: { reason: 'exit' } });
  expect(await stored()).not.toHaveProperty('contact');
});

test('[PIN-10] keys are public ones, on a site of the company; without keys nobody can be asked to be signed in', async () => {
  const { jwks } = await site();
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { privateKey: short } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 });
  const fits = (customerIdentity: CustomerIdentity, customerKeys: unknown) =>
    companyShape.safeParse({ ...norland, settings: { customerIdentity, customerKeys } }).success;
  const { n, ...rsa } = await exportJWK(short);
  expect([
    fits('required', jwks),
    fits('required', { url: KEYS_URL }),
    fits('required', null),
    fits('off', null),
    fits('required', { url: 'https://elsewhere.test/keys.json' }),
    fits('required', { keys: [await exportJWK(privateKey)] }),
    fits('required', { keys: [{ kty: rsa.kty, e: rsa.e, n: n?.slice(0, 171) }] }),
    fits('required', { keys: [] }),
  ]).toEqual([true, true, false, true, false, false, false, false]);
});
