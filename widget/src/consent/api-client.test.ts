import { generateKeyPair, participantKey, type RefusalCode } from '@beside/protocol';
import { createApiClient } from './api-client';

const browserFetch = globalThis.fetch;
afterEach(() => void (globalThis.fetch = browserFetch));

async function tellAudit(answer: () => Promise<Response>) {
  globalThis.fetch = answer;
  const key = await participantKey(await generateKeyPair());
  const api = createApiClient('https://api.test/api', 'norland', () => 1_000_000);
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
