import { canonicalJson, sha256Hex } from '@beside/protocol';
import { manualClock } from '../manual-clock';
import { auditApi, auditParts } from './audit-api';

const rules = {
  version: 2,
  base: 'labels',
  allowShowAttributes: true,
  rules: [{ selector: '.iban', level: 'hidden' }],
  acts: { press: ['#more'], links: ['/help'] },
} as const;
const hashOf = (text: object) => sha256Hex(new TextEncoder().encode(canonicalJson(text)));

const token = async () => ({ ok: true, value: 'token' }) as const;

/** The desk's end of an API that answers everything with this. */
function answering(answer: object, status = 200) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (url) => {
    asked.push(String(url));
    return Response.json(answer, { status });
  };
  const tokens = { token, signIn: token, name: () => null };
  return { asked, api: auditApi({ base: 'https://api.example/api', fetch, clock: manualClock(), tokens }) };
}

/** The rules of a hash as an API reads them that answers with this. */
async function read(hash: string, answer: object) {
  const { asked, api } = answering(answer);
  const policy = await api.policy(hash);
  expect(asked).toEqual([`https://api.example/api/company/policies/${hash}`]);
  return policy;
}

test('[COMP-7] rules are read by the hash that the audit names, with their time', async () => {
  const hash = await hashOf(rules);
  const value = { ...rules, publishedAt: 5 };
  expect(await read(hash, { ...value, hash })).toEqual({ ok: true, value });
  const { acts: _acts, ...plain } = rules;
  const plainHash = await hashOf(plain);
  expect(await read(plainHash, { ...plain, hash: plainHash })).toEqual({ ok: true, value: plain });
});

test.each([
  ['a rule was taken out of', { rules: [] }],
  ['a rule was opened in', { rules: [{ selector: '.iban', level: 'shown' }] }],
  ['the version was changed of', { version: 3 }],
  ['a press was added to', { acts: { press: ['#more', '#pay'], links: ['/help'] } }],
])('[COMP-7] a text is not shown when the server has let it pass that %s it', async (_what, change) => {
  const hash = await hashOf(rules);
  expect(await read(hash, { ...rules, ...change, hash })).toEqual({ ok: false, code: 'policy/altered' });
});

test.each([
  ['a level that nobody knows', { rules: [{ selector: 'p', level: 'bold' }] }],
  ['no rules', { rules: undefined }],
  ['a base that nobody knows', { base: 'all' }],
  ['acts that are none', { acts: { press: [1] } }],
])('[WIRE-2] rules with %s are not read', async (_what, change) => {
  const answer = { ...rules, ...change };
  expect(await read(await hashOf(answer), answer)).toEqual({ ok: false, code: 'wire/malformed' });
});

const session = { id: 's-1', reference: '123456789', agentName: 'Anna', channel: 'chat', state: 'ended', invitedAt: 1 };
const records = [{ seq: 1, at: 1, event: { type: 'invited' } }];

test('[AUDIT-15] an agent reads the own session, for which the server gives no file', async () => {
  const read = await answering({ session, records }).api.session('s-1');
  expect(read).toMatchObject({ ok: true, value: { file: null, records, session: { id: 's-1' } } });
});

test('[AUDIT-12] a file that cannot be read is not taken for none', async () => {
  const read = await answering({ session, records, file: { version: 99 } }).api.session('s-1');
  expect(read).toEqual({ ok: false, code: 'wire/malformed' });
});

test('[AUDIT-23] what may be opened is what the server says, of what this desk knows', async () => {
  const { asked, api } = answering({ parts: ['sessions', 'recordings', 'live'] });
  expect(await api.parts()).toEqual({ ok: true, value: ['live', 'sessions'] });
  expect(asked).toEqual(['https://api.example/api/audit/parts']);
});

test('[AUDIT-23] an earlier server does not say: what may not be opened it refuses itself', async () => {
  const problem = { type: 'x', title: 'x', status: 404, code: 'request/unknown-route' };
  const { api } = answering(problem, 404);
  expect(await api.parts()).toEqual({ ok: true, value: auditParts });
});
