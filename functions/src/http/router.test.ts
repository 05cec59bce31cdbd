import { refusal, versions } from '../../testing/ends';
import { anna } from '../../testing/issuer';
import { openTestApp, type TestApp } from '../../testing/test-app';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const good = { conversation: 'c-1', channel: 'chat', versions };
const post = async (body: unknown) =>
  app.call('POST', '/invitations', { headers: await app.issuer.bearer(anna), body });

test('a refusal is a problem document that a person understands and nobody stores', async () => {
  const response = await app.call('GET', '/nothing-here');
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({
    type: 'https://beside.dev/refusals/request/unknown-route',
    title: 'There is nothing at this address.',
    status: 404,
    code: 'request/unknown-route',
  });
});

test.each([
  ['no JSON', '{'],
  ['no object', '"text"'],
  ['a list', '[]'],
  ['nothing at all', ''],
  ['a wrong type', { ...good, conversation: 7 }],
  ['a conversation with a slash', { ...good, conversation: 'a/b' }],
  ['an unknown channel', { ...good, channel: 'fax' }],
  ['versions upside down', { ...good, versions: { min: 2, max: 1 } }],
  ['a fraction of a version', { ...good, versions: { min: 1, max: 1.5 } }],
])('a body with %s is malformed', async (_name, body) => {
  expect(await refusal(await post(body))).toEqual([400, 'request/malformed']);
});

test('a body that is no UTF-8 is malformed', async () => {
  const headers = await app.issuer.bearer(anna);
  const body = new Uint8Array([0x7b, 0xff, 0x7d]);
  const response = await app.handle(
    new Request('https://beside.test/api/invitations', { method: 'POST', headers, body }),
  );
  expect(await refusal(response)).toEqual([400, 'request/malformed']);
});

test('a body over 64 KiB is too large, whether it says so or not', async () => {
  const padding = 'x'.repeat(64 * 1024);
  expect(await refusal(await post({ ...good, padding }))).toEqual([413, 'request/too-large']);
  const honest = { ...(await app.issuer.bearer(anna)), 'content-length': '70000' };
  const response = await app.call('POST', '/invitations', { headers: honest, body: good });
  expect(await refusal(response)).toEqual([413, 'request/too-large']);
});

test.each(['/', '', '/sessions//allow', '/sessions/%E0%A4%A/allow', '/../health', '/health/'])(
  'the address %j is unknown',
  async (path) => {
    expect(await refusal(await app.call('POST', path))).toEqual([404, 'request/unknown-route']);
  },
);

test('a known address with another method says which', async () => {
  const response = await app.call('DELETE', '/invitations');
  expect(response.headers.get('allow')).toBe('POST, OPTIONS');
  expect(await refusal(response)).toEqual([405, 'request/method']);
});

test.each(['https://www.norland.test', 'https://norland.crm.test'])('a page at %s may ask and read', async (origin) => {
  const asked = await app.call('OPTIONS', '/pins/redeem', { headers: { origin } });
  expect(asked.status).toBe(204);
  expect(asked.headers.get('access-control-allow-origin')).toBe(origin);
  expect(asked.headers.get('access-control-allow-headers')).toBe('authorization, content-type, dpop, if-none-match');
  expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
  const answered = await app.call('POST', '/invitations', { headers: { origin } });
  expect(answered.headers.get('access-control-allow-origin')).toBe(origin);
  expect(answered.headers.get('access-control-expose-headers')).toBe('etag, retry-after');
});

test.each(['https://evil.test', 'https://www.norland.test.evil.test', 'null', 'http://www.norland.test'])(
  'a page at %s may not',
  async (origin) => {
    const asked = await app.call('OPTIONS', '/pins/redeem', { headers: { origin } });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    const answered = await app.call('POST', '/invitations', { headers: { origin } });
    expect(answered.headers.get('access-control-allow-origin')).toBeNull();
  },
);

test('desks of the settings are let in too', async () => {
  app.close();
  app = await openTestApp({ deskOrigins: ['https://extra.crm.test'] });
  const asked = await app.call('OPTIONS', '/invitations', { headers: { origin: 'https://extra.crm.test' } });
  expect(asked.status).toBe(204);
});

test('what breaks inside is one plain refusal and one line without a word of the request', async () => {
  app.close();
  app = await openTestApp({
    random: () => {
      throw new RangeError('secret words');
    },
  });
  expect(await refusal(await post(good))).toEqual([503, 'service/unavailable']);
  expect(app.logged).toEqual(['invitations failed: RangeError']);
});

test('every route has a name, a path and a handler of its own', async () => {
  const names = app.routes.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(app.routes.map(({ path }) => path)).size).toBe(names.length);
  const health = app.routes.find(({ name }) => name === 'health');
  const answer = await health?.handler(new Request('http://internal:7071/api/health'));
  expect(await answer?.json()).toEqual({ ok: true, version: '0.0.0-test' });
});
