import { manualClock } from '../manual-clock';
import { toldApart } from './told-apart';

const base = 'https://api.example/api';
const silence = () => Promise.reject(new TypeError('Failed to fetch'));
const health = () => Promise.resolve(Response.json({ ok: true, version: '1.0.0' }));
const html = () => Promise.resolve(new Response('<!doctype html>'));

/** What is told of a refusal at an address that answers so: to a readable question, and to one whose answer stays unread. */
async function told(
  code: 'service/unavailable' | 'wire/malformed' | 'request/unknown-route' | 'auth/role-missing',
  readable: () => Promise<Response>,
  unread: () => Promise<Response> = silence,
) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = (url, init) => {
    asked.push(`${init?.mode ?? 'cors'} ${String(url)}`);
    return init?.mode === 'no-cors' ? unread() : readable();
  };
  const answer = await toldApart({ base, fetch, clock: manualClock() }, { ok: false, code });
  return [answer.ok ? 'ok' : answer.code, ...asked];
}

test.each(['service/unavailable', 'wire/malformed', 'request/unknown-route'] as const)(
  '%s of Beside itself stays what it is',
  async (code) => {
    expect(await told(code, health)).toEqual([code, `cors ${base}/health`]);
  },
);

test.each([
  ['a page', html],
  ['something else in JSON', () => Promise.resolve(Response.json({ ok: true }))],
  ['that there is no such place', () => Promise.resolve(new Response('', { status: 404 }))],
])('an address that answers with %s is not Beside', async (_what, readable) => {
  expect((await told('wire/malformed', readable))[0]).toBe('api/not-beside');
});

test('an address that answers and lets nothing be read is not Beside for this CRM; one that answers nothing is not reached', async () => {
  expect((await told('service/unavailable', silence, html))[0]).toBe('api/not-beside');
  expect(await told('service/unavailable', silence)).toEqual([
    'service/unavailable',
    `cors ${base}/health`,
    `no-cors ${base}/health`,
  ]);
});

test('what Beside alone can say is not doubted', async () => {
  expect(await told('auth/role-missing', html)).toEqual(['auth/role-missing']);
});

test.each([500, 503, 429])('an outage that can be read (%s) is one of Beside, not something else', async (status) => {
  const outage = () => Promise.resolve(new Response('', { status }));
  expect(await told('service/unavailable', outage, html)).toEqual(['service/unavailable', `cors ${base}/health`]);
});
