/** @jest-environment node */
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { graphStanding } from '@beside/functions';
import { COMPANIES } from '../companies';
import { ownIdentity } from '../host/own-identity';
import { API_PRINCIPAL, GRAPH_PATH, startIssuer, type Issuer } from './index';

const desk = 'http://localhost:4281';
const [norland] = COMPANIES as [(typeof COMPANIES)[0], ...typeof COMPANIES];
const [anna] = norland.people as [(typeof norland.people)[0], ...typeof norland.people];
const verifier = 'a'.repeat(43);
const dataDir = mkdtempSync(join(tmpdir(), 'issuer-'));
let issuer: Issuer;

beforeAll(async () => {
  issuer = await startIssuer({ port: 0, directory: { desk, start: 'http://localhost:4280' }, dataDir });
});
afterAll(() => issuer.stop());

const question = (extra: Record<string, string> = {}) =>
  new URLSearchParams({
    client_id: 'beside-desk',
    redirect_uri: `${desk}/redirect.html`,
    response_type: 'code',
    scope: 'openid profile api://beside/access',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'S',
    nonce: 'N',
    ...extra,
  });
const at = (path: string) => `${issuer.url}/${norland.tenantId}/${path}`;

async function signIn() {
  const body = question();
  body.set('person', anna.oid);
  const response = await fetch(at('sign-in'), { method: 'POST', body, redirect: 'manual' });
  const location = new URL(response.headers.get('location') ?? '');
  return { location, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

const redeem = (code: string, code_verifier = verifier) =>
  fetch(at('oauth2/v2.0/token'), {
    method: 'POST',
    headers: { origin: desk },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'beside-desk',
      redirect_uri: `${desk}/redirect.html`,
      code,
      code_verifier,
    }),
  });

test('a person signs in, and the access token verifies through the published keys', async () => {
  const { location } = await signIn();
  expect(location.origin + location.pathname).toBe(`${desk}/redirect.html`);
  expect(location.searchParams.get('state')).toBe('S');
  const response = await redeem(location.searchParams.get('code') ?? '');
  expect(response.headers.get('access-control-allow-origin')).toBe(desk);
  const { access_token, id_token } = (await response.json()) as Record<string, string>;
  const { jwks_uri, issuer: iss } = (await (await fetch(at('v2.0/.well-known/openid-configuration'))).json()) as Record<
    string,
    string
  >;
  for (const keys of [jwks_uri ?? '', `${issuer.url}/common/discovery/v2.0/keys`]) {
    const { payload, protectedHeader } = await jwtVerify(access_token ?? '', createRemoteJWKSet(new URL(keys)), {
      issuer: iss ?? '',
      audience: 'api://beside',
    });
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
    expect(payload).toMatchObject({
      tid: norland.tenantId,
      oid: anna.oid,
      name: 'Anna Visser',
      roles: ['Agent'],
      scp: 'access',
    });
    expect((payload.exp ?? 0) - (payload.nbf ?? 0)).toBe(3600);
  }
  const id = await jwtVerify(id_token ?? '', createRemoteJWKSet(new URL(jwks_uri ?? '')), { audience: 'beside-desk' });
  expect(id.payload.nonce).toBe('N');
});

test('a wrong PKCE verifier is refused and spends the code', async () => {
  const { location } = await signIn();
  const code = location.searchParams.get('code') ?? '';
  expect((await redeem(code, 'b'.repeat(43))).status).toBe(400);
  expect((await redeem(code)).status).toBe(400);
});

test('prompt=none without a session says login_required, with one it answers at once', async () => {
  const url = `${at('oauth2/v2.0/authorize')}?${question({ prompt: 'none' })}`;
  const alone = await fetch(url, { redirect: 'manual' });
  expect(new URL(alone.headers.get('location') ?? '').searchParams.get('error')).toBe('login_required');
  const { cookie } = await signIn();
  const again = await fetch(url, { redirect: 'manual', headers: { cookie } });
  expect(new URL(again.headers.get('location') ?? '').searchParams.get('code')).toBeTruthy();
  const other = await fetch(`${url}&login_hint=ravi.menon@norland-tax.example`, {
    redirect: 'manual',
    headers: { cookie },
  });
  expect(new URL(other.headers.get('location') ?? '').searchParams.get('error')).toBe('login_required');
});

test('an unregistered redirect address, a missing challenge or an unknown tenant get nothing', async () => {
  for (const extra of [
    { redirect_uri: 'https://evil.example/' },
    { code_challenge: '' },
    { code_challenge_method: 'plain' },
  ]) {
    expect((await fetch(`${at('oauth2/v2.0/authorize')}?${question(extra)}`, { redirect: 'manual' })).status).toBe(400);
  }
  expect((await fetch(`${issuer.url}/33333333-3333-4333-8333-333333333333/oauth2/v2.0/authorize`)).status).toBe(404);
});

test('the sign-in page lists the people of that company only', async () => {
  const text = await (await fetch(`${at('oauth2/v2.0/authorize')}?${question()}`)).text();
  expect(text).toContain('Anna Visser');
  expect(text).not.toContain('Elena Popescu');
});

test('a token stays valid over a restart, because the key is kept', async () => {
  const token = await issuer.mintToken(norland.tenantId, anna.oid);
  const expired = await issuer.mintToken(norland.tenantId, anna.oid, { exp: 1 });
  await issuer.stop();
  issuer = await startIssuer({ port: 0, directory: { desk, start: 'http://localhost:4280' }, dataDir });
  const keys = createRemoteJWKSet(new URL(`${issuer.url}/common/discovery/v2.0/keys`));
  expect((await jwtVerify(token, keys)).payload['oid']).toBe(anna.oid);
  await expect(jwtVerify(expired, keys)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
});

const person = (change: 'disable' | 'enable') =>
  fetch(`${issuer.url}/people`, { method: 'POST', body: new URLSearchParams({ [change]: anna.oid }) });

async function graphToken(): Promise<string> {
  const resource = encodeURIComponent('https://graph.microsoft.com');
  const url = `${issuer.url}/metadata/identity/oauth2/token?resource=${resource}`;
  expect((await fetch(url)).status).toBe(400);
  const answer = await fetch(url, { headers: { metadata: 'true' } });
  return ((await answer.json()) as { access_token: string }).access_token;
}

test('a person is disabled and enabled on the page of people: the directory says so, and signing in follows', async () => {
  const authorization = `Bearer ${await graphToken()}`;
  const ask = async (path: string) =>
    (await fetch(`${issuer.url}${GRAPH_PATH}/users/${path}`, { headers: { authorization } })).json();
  expect(await ask(`${anna.oid}?$select=accountEnabled`)).toMatchObject({ accountEnabled: true });
  const { location, cookie } = await signIn();
  expect(await (await person('disable')).text()).toContain('Enable Anna Visser');
  expect(await ask(anna.oid)).toMatchObject({ accountEnabled: false });
  expect((await redeem(location.searchParams.get('code') ?? '')).status).toBe(400);
  const body = question();
  body.set('person', anna.oid);
  expect((await fetch(at('sign-in'), { method: 'POST', body, redirect: 'manual' })).status).toBe(403);
  const url = `${at('oauth2/v2.0/authorize')}?${question({ prompt: 'none' })}`;
  const silent = await fetch(url, { redirect: 'manual', headers: { cookie } });
  expect(new URL(silent.headers.get('location') ?? '').searchParams.get('error')).toBe('login_required');
  await person('enable');
  expect(await ask(anna.oid)).toMatchObject({ accountEnabled: true });
  expect((await redeem(new URL((await signIn()).location).searchParams.get('code') ?? '')).status).toBe(200);
});

test('the directory tells apps with the permission alone, by the shape that the API reads', async () => {
  const users = `${issuer.url}${GRAPH_PATH}/users`;
  const asking = async (path: string, token: string) =>
    fetch(`${users}/${path}`, { headers: { authorization: `Bearer ${token}` } });
  expect((await fetch(`${users}/${anna.oid}`)).status).toBe(401);
  expect((await asking(anna.oid, await issuer.mintToken(norland.tenantId, anna.oid))).status).toBe(401);
  const token = await graphToken();
  expect((await asking('nobody', token)).status).toBe(404);
  const assigned = async (resource: string) =>
    (await asking(`${anna.oid}/appRoleAssignments?$filter=resourceId eq ${resource}`, token)).json();
  expect(await assigned(API_PRINCIPAL)).toEqual({
    value: [{ principalId: anna.oid, resourceId: API_PRINCIPAL, appRoleId: expect.any(String) as string }],
  });
  const standing = graphStanding({
    ...{ endpoint: `${issuer.url}${GRAPH_PATH}`, tenants: [norland.tenantId], resource: API_PRINCIPAL, fetch },
    credential: ownIdentity(issuer.url),
  });
  const standings = norland.people.map(({ oid }) => standing.of(oid, [norland.tenantId]));
  const isAgent = norland.people.map(({ roles }) => roles.includes('Agent'));
  expect(isAgent.filter(Boolean)).toHaveLength(2);
  expect(await Promise.all(standings)).toEqual(isAgent.map((is) => (is ? 'good' : 'revoked')));
  expect(await assigned('another')).toEqual({ value: [] });
  expect(await standing.check()).toBe(true);
});
