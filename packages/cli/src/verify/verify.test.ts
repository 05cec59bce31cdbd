import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chainEntries, emptyLog, type Finding } from '@beside/protocol';
import { exportJWK, generateKeyPair, CompactSign } from 'jose';
import { describeFinding } from './describe-finding';
import { verify } from './verify';

const folder = mkdtempSync(path.join(tmpdir(), 'beside-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function createKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const { kty, crv, x, y } = await exportJWK(publicKey);
  return {
    jwk: { kty, crv, x, y, kid },
    sign: (typ: string, payload: object) =>
      new CompactSign(Buffer.from(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'ES256', typ, kid })
        .sign(privateKey),
  };
}
type Key = Awaited<ReturnType<typeof createKey>>;

/** The smallest audit there is: one session that was opened and ended. */
async function auditFile(key: Key) {
  const salt = () => new Uint8Array(16);
  const invited = { event: { type: 'invited' }, actor: { id: 'anna', name: 'Anna' } } as const;
  const ended = { event: { type: 'ended', by: 'agent', reason: 'exit' } } as const;
  const records = await chainEntries(await emptyLog('norland', 'session:s1'), 1_000, [invited, ended], salt);
  const named = { session: 's1', reference: '123-456-789' };
  const end = { id: 's1', count: 2, head: records[1]?.hash ?? '' };
  const before = await emptyLog('norland', 'company:norland');
  const closed = { type: 'session-closed', ...named, count: end.count, head: end.head } as const;
  const entries = [{ event: { type: 'session-opened', ...named } as const }, { event: closed }];
  const ledger = await chainEntries(before, 2_000, entries, salt);
  const last = { seq: 2, head: ledger[1]?.hash ?? '' };
  const checkpoints = [
    await key.sign('beside-checkpoint', { v: 1, company: 'norland', ...last, at: 3_000, previous: null }),
  ];
  const seal = {
    v: 1,
    company: 'norland',
    at: 4_000,
    scope: 'company',
    before,
    last,
    checkpoints: [2],
    sessions: [end],
  };
  return {
    format: 'beside-audit/1',
    company: 'norland',
    ledger,
    sessions: [{ id: 's1', records }],
    checkpoints,
    seal: await key.sign('beside-seal', { ...seal, keys: [key.jwk.kid], names: 'all' }),
    keys: [key.jwk],
  };
}

async function receiptFile(key: Key) {
  const hands = { done: 1, proposed: 2, used: 1, requested: 0, pressed: 0, refused: 0, final: 0 };
  const receipt = {
    v: 1,
    company: 'norland',
    companyName: 'Norland Tax Office',
    reference: '123-456-789',
    agentName: 'Anna Visser',
    channel: 'chat',
    invitedAt: 1,
    origin: 'https://www.norland.test',
    allowedAt: 2_000,
    pauses: 0,
    endedAt: 5_000,
    endedBy: 'customer',
    reason: 'stopped',
    countedByBrowser: { writeMode: [{ at: 3, change: 'allowed' }], hands, hiddenUpTo: 50 },
    log: await emptyLog('norland', 'session:s1'),
  };
  const signature = await key.sign('beside-receipt', receipt);
  return { format: 'beside-receipt/1', receipt, signature, keys: [key.jwk] };
}

function write(name: string, value: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

async function run(...args: string[]) {
  const [out, errors]: [string[], string[]] = [[], []];
  const code = await verify.run(args, { out: (line) => out.push(line), error: (line) => errors.push(line) });
  return { code, out: out.join('\n'), errors: errors.join('\n') };
}

let key: Key;
let keys: string;
beforeAll(async () => {
  key = await createKey('k1');
  keys = write('keys.json', { keys: [{ ...key.jwk, use: 'sig', alg: 'ES256' }] });
});

test('[AUDIT-12] an audit that nobody touched is said to be what was written, by the company’s keys and by its own', async () => {
  const file = write('audit.json', await auditFile(key));
  const checked = await run(file, '--keys', keys);
  expect(checked).toMatchObject({ code: 0, errors: '' });
  expect(checked.out).toContain('is what was written.');
  expect(checked.out).toContain(
    'Audit of norland: 1 session, 4 records, 1 checkpoint, from 1970-01-01 00:00:01 UTC to 1970-01-01 00:00:04 UTC.',
  );
  expect(checked.out).not.toContain('--keys');
  expect(await run(file)).toMatchObject({ code: 0, out: expect.stringContaining('--keys') });
});

test('[AUDIT-12] what was altered is named in words, with the session’s nine digits', async () => {
  const text = JSON.stringify(await auditFile(key)).replace('"reason":"exit"', '"reason":"limit"');
  const changed = await run(write('changed.json', text), '--keys', keys);
  expect(changed.code).toBe(1);
  expect(changed.out).toContain('Record 2 of session 123-456-789 was changed after it was written.');
  const asJson = JSON.parse((await run('--json', write('changed.json', text))).out) as {
    ok: boolean;
    findings: string[];
  };
  expect(asJson).toMatchObject({ ok: false, findings: [expect.stringContaining('Record 2')] });
});

test('[AUDIT-12] a file of somebody else’s making fails by the company’s keys', async () => {
  const forged = write('forged.json', await auditFile(await createKey('k1')));
  expect((await run(forged)).code).toBe(0);
  const { code, out } = await run(forged, '--keys', keys);
  expect(code).toBe(1);
  expect(out).toContain('The seal of this file is not the company’s: its signature is wrong.');
});

test('[AUDIT-16] [AUDIT-17] a receipt is verified by the same command, and what the browser counted is said as such', async () => {
  const good = await receiptFile(key);
  const checked = await run(write('receipt.json', good), '--keys', keys);
  expect(checked.code).toBe(0);
  expect(checked.out).toContain('Receipt of Norland Tax Office for session 123-456-789 with Anna Visser: shared from');
  expect(checked.out).toContain('As the customer’s own browser counted: up to 50 items of a page hidden at once.');
  const lied = { ...good, receipt: { ...good.receipt, agentName: 'Somebody Else' } };
  expect(await run(write('lied.json', lied))).toMatchObject({
    code: 1,
    out: expect.stringContaining('what it says is not what was signed'),
  });
});

test.each([
  ['no file at all', [path.join(folder, 'nowhere.json')], 'there is no file'],
  ['half a file', [write('half.json', '{"format":"beside-audit/1"')], 'cannot be read as an audit or a receipt'],
  ['keys that are not there', ['--keys', 'nowhere', write('any.json', '{}')], 'there is no key file'],
  ['keys that are none', ['--keys', write('none.json', '{"keys":[1]}'), write('any.json', '{}')], 'is no JWKS'],
  ['no name', [], 'name at least one FILE'],
  ['an option that nobody knows', ['--what'], '--help says more'],
])('%s cannot be looked at', async (_what, args, words) => {
  expect(await run(...args)).toMatchObject({ code: 2, out: '', errors: expect.stringContaining(words) });
});

const log = 'session:s1' as const;
const findings: readonly Finding[] = [
  { fault: 'changed', log, seq: 2 },
  { fault: 'dropped', log, from: 2, to: 2 },
  { fault: 'dropped', log, from: 2, to: 3 },
  { fault: 'reordered', log: 'company:norland', seq: 2 },
  { fault: 'added', log, seq: 2 },
  { fault: 'cut', log, from: 2, to: 3 },
  { fault: 'rewritten', log, from: 1, to: 3 },
  { fault: 'name-changed', log, seq: 1 },
  { fault: 'name-removed', log, seq: 1 },
  { fault: 'session-deleted', session: 's1', reference: null },
  { fault: 'session-missing', session: 's1' },
  { fault: 'session-added', session: 's2' },
  { fault: 'checkpoint-invalid', place: 1, why: 'unknown-key' },
  { fault: 'checkpoint-invalid', place: 1, why: 'wrong-company' },
  { fault: 'checkpoint-missing', seq: 0 },
  { fault: 'checkpoint-missing', seq: 5 },
  { fault: 'checkpoint-added', seq: 5 },
  { fault: 'seal-invalid', why: 'malformed' },
  { fault: 'keys-changed' },
];

test('every finding has a sentence of its own', async () => {
  const file = JSON.parse(JSON.stringify(await auditFile(key))) as Parameters<typeof describeFinding>[1];
  const sentences = findings.map((finding) => describeFinding(finding, file));
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(new Set(sentences).size).toBe(findings.length);
});
