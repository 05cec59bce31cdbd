import { manualClock } from '../manual-clock';
import { discoverAuthority } from './discover-authority';

const ENTRA = 'https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0';
const says = (issuer: string, at = new URL(issuer).origin) => ({
  issuer,
  authorization_endpoint: `${at}/authorize`,
  token_endpoint: `${at}/token`,
});
const ask = (authority: string, fetch: typeof globalThis.fetch, clock = manualClock()) =>
  discoverAuthority(authority, { fetch, clock });
const answers = (body: string, status = 200) => jest.fn(async () => new Response(body, { status }));

test.each([
  [ENTRA, 'https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555', 'login.microsoftonline.com'],
  ['http://localhost:4283/tenant/v2.0/', 'https://localhost:4283/tenant', 'localhost:4283'],
])('%s is handed to MSAL as it wants it, with what it says of itself', async (authority, address, host) => {
  const metadata = JSON.stringify(says(authority));
  const fetch = answers(metadata);
  expect(await ask(authority, fetch)).toEqual({ ok: true, value: { address, host, metadata } });
  expect(fetch.mock.calls).toEqual([
    [
      `${authority.replace(/\/$/, '')}/.well-known/openid-configuration`,
      expect.objectContaining({ credentials: 'omit' }),
    ],
  ]);
});

test.each([
  ['an unknown tenant', answers('{"error":"invalid_tenant"}', 400)],
  ['a page', answers('<!doctype html>')],
  ['something else in JSON', answers('{"issuer":1}')],
  ['another one’s sign-in', answers(JSON.stringify(says(ENTRA, 'https://thief.example')))],
])('an authority that answers with %s is none', async (_what, fetch) => {
  expect(await ask(ENTRA, fetch)).toEqual({ ok: false, code: 'sign-in/no-authority' });
});

test.each([429, 500, 503])('an authority that answers %s is not reached now', async (status) => {
  expect(await ask(ENTRA, answers('', status))).toEqual({ ok: false, code: 'sign-in/unreachable' });
});

test('an authority that answers nothing, or nothing in time, is not reached', async () => {
  const refused = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await ask(ENTRA, refused)).toEqual({ ok: false, code: 'sign-in/unreachable' });
  const clock = manualClock();
  const never: typeof globalThis.fetch = (_input, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
  const asked = ask(ENTRA, never, clock);
  await clock.pass(10_000);
  expect(await asked).toEqual({ ok: false, code: 'sign-in/unreachable' });
});
