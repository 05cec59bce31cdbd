import { proveRequest } from '@beside/protocol';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { bothEnds, invite, joinDesk, newKey, refusal, type End } from '../../testing/ends';
import { openTestApp, BASE, type TestApp } from '../../testing/test-app';

let app: TestApp;
let desk: End;
let path: string;
beforeEach(async () => {
  app = await openTestApp();
  const { session } = await invite(app);
  desk = await joinDesk(app, session.id);
  path = `/sessions/${session.id}`;
});
afterEach(() => app.close());

const proofInvalid = [401, 'auth/proof-invalid'];
const read = async (dpop: string, credential = desk.credential, to = path) =>
  app.call('GET', to, { headers: { authorization: `DPoP ${credential}`, dpop } });
const prove = (
  changes: Partial<{ method: string; url: string; credential: string }> = {},
  at = app.now(),
  key = desk.key,
) => proveRequest(key, { method: 'GET', url: BASE + path, credential: desk.credential, ...changes }, at);

test('[SESS-10] a proof works once', async () => {
  const dpop = await prove();
  expect((await read(dpop)).status).toBe(200);
  expect(await refusal(await read(dpop))).toEqual(proofInvalid);
});

test('[SESS-10] the query is not part of what is proven', async () => {
  expect((await read(await prove({ url: `${BASE}${path}?x=1` }), desk.credential, `${path}?y=2`)).status).toBe(200);
});

test.each([
  ['for another method', { method: 'POST' }],
  ['for another address', { url: `${BASE}/sessions/other` }],
  ['for another host', { url: 'https://evil.test/api/sessions/x' }],
  ['for another credential', { credential: 'other' }],
])('[SESS-10] a proof %s is refused', async (_name, changes) => {
  expect(await refusal(await read(await prove(changes)))).toEqual(proofInvalid);
});

test.each([
  ['as old as it may be', -60_000, 200],
  ['too old', -61_000, 401],
  ['as early as a wrong clock may be', 60_000, 200],
  ['from the future', 61_000, 401],
])('[SESS-10] a proof that is %s', async (_name, offset, status) => {
  expect((await read(await prove({}, app.now() + offset))).status).toBe(status);
});

test('[SESS-10] a stolen credential is nothing without its key', async () => {
  expect(await refusal(await read(await prove({}, app.now(), await newKey())))).toEqual(proofInvalid);
  expect(await refusal(await read(''))).toEqual(proofInvalid);
  expect(await refusal(await read('a.b.c'))).toEqual(proofInvalid);
});

test('[SESS-10] a proof of another algorithm or type is refused', async () => {
  const url = BASE + path;
  const claims = { htm: 'GET', htu: url, iat: Math.floor(app.now() / 1000), jti: 'a-jti-of-some-length', ath: 'x' };
  const rsa = await generateKeyPair('RS256');
  const header = { typ: 'dpop+jwt', jwk: await exportJWK(rsa.publicKey) };
  const signed = await new SignJWT(claims).setProtectedHeader({ ...header, alg: 'RS256' }).sign(rsa.privateKey);
  expect(await refusal(await read(signed))).toEqual(proofInvalid);
  const ec = await generateKeyPair('ES256', { extractable: true });
  const withPrivate = { alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(ec.privateKey) };
  expect(
    await refusal(await read(await new SignJWT(claims).setProtectedHeader(withPrivate).sign(ec.privateKey))),
  ).toEqual(proofInvalid);
  const plain = { alg: 'ES256', typ: 'jwt', jwk: await exportJWK(ec.publicKey) };
  expect(await refusal(await read(await new SignJWT(claims).setProtectedHeader(plain).sign(ec.privateKey)))).toEqual(
    proofInvalid,
  );
});

test('[SESS-10] a credential opens its own session only, and hardly longer than a session can last', async () => {
  const other = await bothEnds(app, 'asking', 'c-other');
  const to = `/sessions/${other.id}`;
  expect(await refusal(await read(await prove({ url: BASE + to }), desk.credential, to))).toEqual([
    404,
    'session/unknown',
  ]);
  const [head = '', claims = '', signature = ''] = desk.credential.split('.');
  const forged = [head, Buffer.from(claims, 'base64url').toString().replace('agent', 'customer'), signature];
  const credential = [forged[0], Buffer.from(forged[1] ?? '').toString('base64url'), forged[2]].join('.');
  expect(await refusal(await read(await prove({ credential }), credential))).toEqual([401, 'auth/invalid']);
  app.pass(9 * 60 * 60_000);
  expect(await refusal(await read(await prove()))).toEqual([401, 'auth/expired']);
});

test('[SESS-10] a key that is no point of the curve is refused at the door', async () => {
  const { pin } = await invite(app, 'c-9');
  const key = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'B'.repeat(42) + 'A' };
  const headers = { origin: 'https://www.norland.test' };
  const body = { pin, company: 'norland', key, versions: { min: 1, max: 1 } };
  expect(await refusal(await app.call('POST', '/pins/redeem', { headers, body }))).toEqual([400, 'request/malformed']);
});
