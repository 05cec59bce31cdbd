import { refusalCodes, WIRE_VERSIONS } from '@beside/protocol';
import { sessionFixture } from '../../Cobrowse/session-fixture';
import { manualClock } from '../manual-clock';
import { participantKey, generateKeyPair } from '@beside/protocol';
import { participantApi } from './participant-api';
import { staffApi } from './staff-api';

const { invited, live } = sessionFixture(1_700_000_000_000);
const tokens = {
  token: async () => ({ ok: true, value: 'token' }) as const,
  signIn: async () => ({ ok: true, value: 'token' }) as const,
  name: () => null,
};

function api(answer: () => Response | Promise<Response>) {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetch: typeof globalThis.fetch = async (url, init = {}) => {
    calls.push({ url: String(url), init });
    return answer();
  };
  const parts = { base: 'https://api.example/api', fetch, clock: manualClock() };
  return { staff: staffApi({ ...parts, tokens }), parts, calls };
}
const c1 = { id: 'c1', channel: 'chat', customerId: 'noor' } as const;
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const problem = (code: string, status: number, more: object = {}) =>
  new Response(JSON.stringify({ type: `https://beside.dev/refusals/${code}`, title: 'No.', status, code, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

test('[PIN-10] an invitation is asked for with a bearer token, says whom the conversation is with, and is decoded', async () => {
  const { staff, calls } = api(() => json({ session: invited, pin: '12345678' }, 201));
  expect(await staff.invite(c1)).toEqual({ ok: true, value: { session: invited, pin: '12345678' } });
  expect(calls[0]?.url).toBe('https://api.example/api/invitations');
  expect(calls[0]?.init).toMatchObject({
    method: 'POST',
    credentials: 'omit',
    headers: { authorization: 'Bearer token' },
  });
  expect(JSON.parse(String(calls[0]?.init.body))).toEqual({
    ...{ conversation: 'c1', channel: 'chat', customer: 'noor', versions: WIRE_VERSIONS },
  });
});

test.each(refusalCodes.filter((code) => code !== 'session/agent-busy'))(
  'problem+json: %s arrives as its code',
  async (code) => {
    expect(await api(() => problem(code, 400)).staff.sent('s')).toEqual({ ok: false, code });
  },
);

test('[PIN-8] [SESS-16] a PIN and a request are taken for a conversation; what waits is decoded whole or not at all', async () => {
  const { staff, calls } = api(() => json({ session: live }, 201));
  expect(await staff.takePin('482913', 'c1', 'voice')).toEqual({ ok: true, value: live });
  expect(await staff.takeRequest('o/1', 'c1', 'chat')).toEqual({ ok: true, value: live });
  expect(calls.map(({ url }) => url)).toEqual([
    'https://api.example/api/pins/take',
    'https://api.example/api/requests/o%2F1/take',
  ]);
  const request = { id: 'o-1', conversation: null, origin: 'https://norland.test', since: 1, until: 2 };
  const starts = { agentPin: true, customerPin: false, request: true };
  const known = { requests: [request], starts, now: 1 };
  expect(await api(() => json(known)).staff.waiting('c1')).toEqual({ ok: true, value: known });
  for (const wrong of [{}, { ...known, now: '1' }, { ...known, requests: [{ ...request, id: 1 }] }])
    expect(await api(() => json(wrong)).staff.waiting('c1')).toEqual({ ok: false, code: 'wire/malformed' });
});

test('[SESS-12] one live session per agent: the refusal names the other one', async () => {
  const busy = { reference: '987-654-321', conversation: 'c2' };
  expect(await api(() => problem('session/agent-busy', 409, busy)).staff.invite(c1)).toEqual({
    ok: false,
    code: 'session/agent-busy',
    ...busy,
  });
  expect(await api(() => problem('session/agent-busy', 409)).staff.invite(c1)).toEqual({
    ok: false,
    code: 'wire/malformed',
  });
});

test.each([
  [401, 'auth/invalid'],
  [403, 'auth/role-missing'],
  [404, 'request/unknown-route'],
  [429, 'service/unavailable'],
  [502, 'service/unavailable'],
  [418, 'wire/malformed'],
])('a status of %i without a body that anyone knows is %s', async (status, code) => {
  expect(await api(() => new Response('<html>proxy</html>', { status })).staff.sent('s')).toEqual({ ok: false, code });
  expect(await api(() => problem('something/new', status)).staff.sent('s')).toEqual({ ok: false, code });
});

test('no network is a refusal, not an exception', async () => {
  const answer = await api(() => Promise.reject(new TypeError('Failed to fetch'))).staff.sessionOf('c1');
  expect(answer).toEqual({ ok: false, code: 'service/unavailable' });
});

test('an answer that does not come in time is given up', async () => {
  const clock = manualClock();
  const fetch: typeof globalThis.fetch = (_url, init) =>
    new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError'))),
    );
  const pending = staffApi({ base: 'https://api.example/api', fetch, clock, tokens }).sessionOf('c1');
  for (const ms of [15_000, 5_000, 5_000]) await clock.pass(ms); // nor do the two questions whether it is Beside at all
  expect(await pending).toEqual({ ok: false, code: 'service/unavailable' });
});

test('an answer that is not what it should be is malformed', async () => {
  expect(await api(() => json({ session: invited, pin: '12 34' })).staff.invite(c1)).toEqual({
    ok: false,
    code: 'wire/malformed',
  });
  expect(await api(() => json({ ...live, state: 'dreaming' })).staff.sessionOf('c1')).toEqual({
    ok: false,
    code: 'wire/malformed',
  });
  expect(await api(() => new Response('{', { status: 200 })).staff.open()).toEqual({
    ok: false,
    code: 'wire/malformed',
  });
});

test('a desk whose first question is answered by something else says that it is not Beside', async () => {
  const answer = await api(() => new Response('<html>', { status: 200 })).staff.sessionOf('c1');
  expect(answer).toEqual({ ok: false, code: 'api/not-beside' });
});

test('a conversation without a session is no error', async () => {
  expect(await api(() => problem('session/unknown', 404)).staff.sessionOf('c 1')).toEqual({ ok: true, value: null });
});

test('without a token nothing is sent', async () => {
  const calls: unknown[] = [];
  const signedOut = { ...tokens, token: async () => ({ ok: false, code: 'auth/missing' }) as const };
  const fetch: typeof globalThis.fetch = async (url) => (calls.push(url), json({}));
  const staff = staffApi({ base: 'https://api.example/api', fetch, clock: manualClock(), tokens: signedOut });
  expect(await staff.sessionOf('c1')).toEqual({ ok: false, code: 'auth/missing' });
  expect(calls).toEqual([]);
});

test('[SESS-10] a participant proves its key for each request, by the clock of the server', async () => {
  const { parts, calls } = api(() => json(live));
  const key = await participantKey(await generateKeyPair());
  const participant = participantApi(parts, {
    session: 's1',
    credential: 'cred',
    key,
    serverNow: () => 1_800_000_000_000,
  });
  expect(await participant.heartbeat(true)).toEqual({ ok: true, value: live });
  const headers = calls[0]?.init.headers as Record<string, string>;
  expect(headers['authorization']).toBe('DPoP cred');
  const claims = JSON.parse(Buffer.from(headers['dpop']?.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
  expect(claims).toMatchObject({
    htm: 'POST',
    htu: 'https://api.example/api/sessions/s1/heartbeat',
    iat: 1_800_000_000,
  });
});

test('a grant before Allow has no groups; one that is no grant is malformed', async () => {
  const key = await participantKey(await generateKeyPair());
  const credentials = { session: 's1', credential: 'cred', key, serverNow: () => 0 };
  const grant = { url: 'wss://relay.example/', send: null, receive: null };
  expect(await participantApi(api(() => json(grant)).parts, credentials).socket()).toEqual({ ok: true, value: grant });
  expect(await participantApi(api(() => json({ url: 'x', send: 1 })).parts, credentials).socket()).toEqual({
    ok: false,
    code: 'wire/malformed',
  });
});
