import { generateKeyPair, participantKey, WIRE_VERSIONS, type RefusalCode } from '@beside/protocol';
import { createApiClient } from './api-client';
import type { AddClaims } from './page-claims';

const browserFetch = globalThis.fetch;
afterEach(() => void (globalThis.fetch = browserFetch));

const fromNorland: AddClaims = async (asked) => ({ ...asked, company: 'norland', customer: 'a token' });

async function tellAudit(answer: () => Promise<Response>) {
  globalThis.fetch = answer;
  const key = await participantKey(await generateKeyPair());
  const api = createApiClient('https://api.test/api', fromNorland, () => 1_000_000);
  const pass = { session: 's-1', participant: 'p-1', credential: 'c', key };
  return api.report(pass, { number: 1, events: [{ type: 'write-mode', change: 'ended' }] });
}
const refused = (status: number, code: RefusalCode) => async () => Response.json({ code }, { status });

test.each<[string, 'settled' | 'later', () => Promise<Response>]>([
  ['stands in the audit', 'settled', async () => Response.json({})],
  ['met nobody', 'later', () => Promise.reject(new TypeError('no network'))],
  ['met a service that is away', 'later', refused(503, 'service/unavailable')],
  ['met a store that others were writing to', 'later', refused(409, 'store/conflict')],
  ['came after the end', 'settled', refused(409, 'session/ended')],
  ['was not understood', 'settled', refused(400, 'request/malformed')],
])('[AUDIT-6] a report that %s is %s', async (_what, told, answer) => {
  expect(await tellAudit(answer)).toBe(told);
});

test('[PIN-10] a PIN goes to the server with what the page says of itself, and not at all when that cannot be had', async () => {
  const sent: unknown[] = [];
  globalThis.fetch = async (_url, init) => {
    sent.push(JSON.parse(String(init?.body)));
    return Response.json({ code: 'pin/invalid' }, { status: 403 });
  };
  const key = await participantKey(await generateKeyPair());
  const redeem = (claims: AddClaims) =>
    createApiClient('https://api.test/api', claims, Date.now).redeem('12345678', key);
  const away: AddClaims = () => Promise.reject(new Error('away'));

  expect(await redeem(fromNorland)).toEqual({ ok: false, code: 'pin/invalid' });
  const rest = { key: key.publicJwk, versions: WIRE_VERSIONS };
  expect(sent).toEqual([{ pin: '12345678', company: 'norland', customer: 'a token', ...rest }]);
  expect(await redeem(away)).toEqual({ ok: false, code: 'service/unavailable' });
  expect(sent).toHaveLength(1);
});

test('what has no body is asked without one', async () => {
  let asked: RequestInit | undefined;
  globalThis.fetch = async (_url, init) => {
    asked = init;
    return Response.json({ version: 1 });
  };
  const api = createApiClient('https://api.test/api', fromNorland, Date.now);
  expect(await api.policy()).toEqual({ ok: true, value: { version: 1 } });
  expect([asked?.method, asked?.body, asked?.headers]).toEqual(['GET', undefined, {}]);
});
