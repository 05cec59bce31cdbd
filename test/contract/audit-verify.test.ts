import {
  chainEntries,
  emptyLog,
  verifyAudit,
  type AuditFile,
  type AuditLog,
  type FiledRecord,
  type Finding,
} from '@beside/protocol';
import { type AuditBook, COMPANY, createBookKey, ENDED, fullBook, LEDGER, type BookKey } from '../support/audit-book';

let key: BookKey;
let book: AuditBook;
let file: AuditFile;
beforeAll(async () => void (key = await createBookKey()));
beforeEach(async () => {
  book = await fullBook(key);
  file = await book.export();
});

const findingsOf = async (changed: AuditFile): Promise<readonly Finding[]> => (await verifyAudit(changed)).findings;
/** The file with other records in one log. */
const place = (log: AuditLog, change: (records: readonly FiledRecord[]) => readonly FiledRecord[]): AuditFile =>
  log === LEDGER
    ? { ...file, ledger: change(file.ledger) }
    : {
        ...file,
        sessions: file.sessions.map((one) =>
          log === `session:${one.id}` ? { ...one, records: change(one.records) } : one,
        ),
      };

test('[AUDIT-12] what nobody touched verifies, and says what it is', async () => {
  const verdict = await verifyAudit(file, [key.publicKey]);
  expect(verdict).toMatchObject({
    findings: [],
    company: COMPANY,
    scope: 'company',
    sessions: 3,
    checkpoints: 3,
    forgotten: [{ session: 'old', reference: '123-456-789' }],
  });
  expect(verdict.since).toBe(file.ledger[0]?.at);
});

test('[AUDIT-13] a stretch of the ledger verifies from a checkpoint on', async () => {
  const from = book.checkpoints[1]?.checkpoint.seq ?? 0;
  book.sessions.delete('one');
  book.sessions.delete('two');
  const stretch = await book.export({}, from);
  expect(stretch.ledger[0]?.seq).toBe(from + 1);
  expect(await findingsOf(stretch)).toEqual([]);
  expect(await findingsOf({ ...stretch, checkpoints: stretch.checkpoints.slice(1) })).toContainEqual({
    fault: 'checkpoint-missing',
    seq: from,
  });
});

test.each([LEDGER, 'session:one'] as const)('[AUDIT-12] a changed record of %s is named', async (log) => {
  const changed = place(log, (records) => records.map((one) => (one.seq === 3 ? { ...one, at: one.at + 1 } : one)));
  expect(await findingsOf(changed)).toEqual([{ fault: 'changed', log, seq: 3 }]);
});

test('[AUDIT-7] a record that was made anew, with a hash of its own, is named', async () => {
  const log = 'session:one';
  const [first, second] = file.sessions[0]?.records ?? [];
  if (!first || !second) throw new Error('the session is too short');
  const tail = { seq: first.seq, head: first.hash };
  const [forged] = await chainEntries(tail, second.at, [{ event: { type: 'refused' } }], () => new Uint8Array());
  const changed = place(log, (records) =>
    records.map((one) => (one === second ? ({ ...forged } as unknown as FiledRecord) : one)),
  );
  expect(await findingsOf(changed)).toEqual([{ fault: 'changed', log, seq: 2 }]);
});

test('[AUDIT-12] dropped, reordered, added and cut are told apart', async () => {
  const log = 'session:one';
  const swap = ([a, b, c, ...rest]: readonly FiledRecord[]) => [a, c, b, ...rest] as FiledRecord[];
  expect(await findingsOf(place(log, (records) => records.filter(({ seq }) => seq !== 2 && seq !== 3)))).toEqual([
    { fault: 'dropped', log, from: 2, to: 3 },
  ]);
  expect(await findingsOf(place(log, swap))).toEqual([{ fault: 'reordered', log, seq: 2 }]);
  expect(await findingsOf(place(log, (records) => [...records, ...records.slice(2, 3)]))).toEqual([
    { fault: 'added', log, seq: 3 },
  ]);
  expect(await findingsOf(place(log, (records) => records.slice(0, -2)))).toEqual([
    { fault: 'cut', log, from: 6, to: 7 },
  ]);
  expect(await findingsOf(place(LEDGER, (records) => records.slice(0, -1)))).toEqual([
    { fault: 'cut', log: LEDGER, from: file.ledger.length, to: file.ledger.length },
  ]);
});

test('[AUDIT-7] a session’s log is bound to its session: another’s does not stand in for it', async () => {
  const two = file.sessions.find(({ id }) => id === 'two');
  const findings = await findingsOf(place('session:one', () => two?.records ?? []));
  expect(findings).toContainEqual({ fault: 'changed', log: 'session:one', seq: 1 });
});

test('[AUDIT-7] nothing follows `ended`, also where the server itself wrote it', async () => {
  await book.add('session:open', { event: ENDED }, { event: { type: 'allowed' } });
  const end = book.sessions.get('open')?.length;
  expect(await findingsOf(await book.export())).toEqual([{ fault: 'added', log: 'session:open', seq: end }]);
});

test('[AUDIT-9] a session whose records are gone is named by its birth, one taken out of the file by the seal', async () => {
  const without = { ...file, sessions: file.sessions.filter(({ id }) => id !== 'two') };
  expect(await findingsOf(without)).toEqual([{ fault: 'session-missing', session: 'two' }]);
  book.sessions.delete('open');
  expect(await findingsOf(await book.export())).toEqual([
    { fault: 'session-deleted', session: 'open', reference: '123-456-789' },
  ]);
});

test('[AUDIT-9] a session that was cut before it was exported does not meet its end in the ledger', async () => {
  book.sessions.get('two')?.pop();
  expect(await findingsOf(await book.export())).toEqual([{ fault: 'cut', log: 'session:two', from: 6, to: 6 }]);
});

test('[AUDIT-11] whoever holds the store and not the key rewrites in vain: the checkpoints say where', async () => {
  const [first, second] = book.checkpoints.map(({ checkpoint }) => checkpoint.seq);
  const kept = book.ledger.slice(0, (first ?? 0) + 1);
  const rest = book.ledger.slice((first ?? 0) + 1).filter(({ event }) => event.type !== 'pin-refused');
  book.ledger.splice(0, Infinity, ...kept);
  for (const { event, actor } of rest) await book.add(LEDGER, { event, ...(actor && { actor }) });
  const findings = await findingsOf(await book.export());
  expect(findings).toContainEqual({ fault: 'rewritten', log: LEDGER, from: (first ?? 0) + 1, to: second });
});

test('[AUDIT-11] a ledger that was rewritten short of a checkpoint is cut', async () => {
  const last = book.checkpoints.at(-1)?.checkpoint.seq ?? 0;
  book.ledger.splice(last - 1);
  expect(await findingsOf(await book.export())).toEqual([{ fault: 'cut', log: LEDGER, from: last, to: last }]);
});

test('[AUDIT-11] checkpoints are signed, name the one before, and none can be left out or made up', async () => {
  const [a = '', b = '', c = ''] = file.checkpoints;
  const seqs = book.checkpoints.map(({ checkpoint }) => checkpoint.seq);
  expect(await findingsOf({ ...file, checkpoints: [a, c] })).toEqual([{ fault: 'checkpoint-missing', seq: seqs[1] }]);
  expect(await findingsOf({ ...file, checkpoints: [b, a, c] })).toContainEqual({
    fault: 'checkpoint-added',
    seq: seqs[0],
  });
  const stranger = await createBookKey('k2');
  const forged = await stranger.sign('beside-checkpoint', book.checkpoints[1]?.checkpoint ?? {});
  expect(await findingsOf({ ...file, checkpoints: [a, forged, c] })).toContainEqual({
    fault: 'checkpoint-invalid',
    place: 2,
    why: 'unknown-key',
  });
  const pretended = await createBookKey('k1');
  const lied = await pretended.sign('beside-checkpoint', book.checkpoints[1]?.checkpoint ?? {});
  expect(await findingsOf({ ...file, checkpoints: [a, lied, c] })).toContainEqual({
    fault: 'checkpoint-invalid',
    place: 2,
    why: 'bad-signature',
  });
  expect(await findingsOf({ ...file, checkpoints: [a, file.seal, c] })).toContainEqual({
    fault: 'checkpoint-invalid',
    place: 2,
    why: 'malformed',
  });
});

test('[AUDIT-12] a file that somebody else made whole, with a key of their own, fails by the company’s keys', async () => {
  const forgery = await (await fullBook(await createBookKey('k1'))).export();
  expect(await findingsOf(forgery)).toEqual([]);
  const { findings } = await verifyAudit(forgery, [key.publicKey]);
  expect(findings).toContainEqual({ fault: 'seal-invalid', why: 'bad-signature' });
});

test('[AUDIT-8] a name is not in the chain: erased it leaves the chain whole, changed or removed in silence it is named', async () => {
  const erased = file.sessions[0]?.records[0];
  expect(erased?.actorHash).toMatch(/^[0-9a-f]{64}$/);
  expect(erased?.actor).toBeUndefined();
  const log = 'session:two';
  const renamed = place(log, (records) =>
    records.map((one) => (one.actor ? { ...one, actor: { ...one.actor, name: 'Somebody Else' } } : one)),
  );
  expect(await findingsOf(renamed)).toEqual([{ fault: 'name-changed', log, seq: 1 }]);
  const nameless = place(log, (records) => records.map(({ actor: _gone, ...one }) => one));
  expect(await findingsOf(nameless)).toEqual([{ fault: 'name-removed', log, seq: 1 }]);
});

test('[AUDIT-8] who may not read names gets the ledger without them, and it verifies', async () => {
  const withheld = await book.export({ names: 'withheld' });
  const ledger = withheld.ledger.map(({ actor: _withheld, ...one }) => one);
  expect(await findingsOf({ ...withheld, ledger })).toEqual([]);
  expect((await findingsOf({ ...file, ledger })).every(({ fault }) => fault === 'name-removed')).toBe(true);
});

test('[AUDIT-14] a session that was forgotten before its days were over, or without an end, is named', async () => {
  const early = { fault: 'forgotten-early', session: 'young', reference: '123-456-789' };
  await book.session('young', 1);
  await book.forget('young', 30);
  expect(await findingsOf(await book.export())).toEqual([early]);
  await book.session('endless', 1, false);
  await book.forget('endless', 0);
  expect(await findingsOf(await book.export())).toEqual([early, { ...early, session: 'endless' }]);
});

test('[AUDIT-18] what the ledger disowns is named and says nothing, also where it would disown others', async () => {
  const forgotten = { type: 'session-forgotten', session: 'two', reference: '123-456-789', days: 0 } as const;
  const { seq: from } = await book.add(LEDGER, { event: { ...forgotten, count: 6, head: 'a'.repeat(64) } });
  const { seq: to } = await book.add(LEDGER, { event: { type: 'tampered', log: LEDGER, from: 1, to: 9 } });
  book.sessions.delete('two');
  await book.add(LEDGER, { event: { type: 'tampered', log: LEDGER, from, to } });
  expect(await findingsOf(await book.export())).toEqual([
    { fault: 'session-deleted', session: 'two', reference: '123-456-789' },
    { fault: 'forged', log: LEDGER, from, to },
  ]);
});

test('[AUDIT-18] a file of one session names what was forged in it and in the ledger, not in others', async () => {
  await book.add(LEDGER, { event: { type: 'tampered', log: 'session:two', from: 2, to: 3 } });
  await book.add(LEDGER, { event: { type: 'tampered', log: 'session:elsewhere', from: 1, to: 1 } });
  const here = { fault: 'forged', log: 'session:two', from: 2, to: 3 };
  expect(await findingsOf(await book.export({ scope: 'session' }))).toEqual([here]);
  expect(await findingsOf(await book.export())).toEqual([here, { ...here, log: 'session:elsewhere', from: 1, to: 1 }]);
});

test('[AUDIT-18] an open session meets how far the ledger says it had come', async () => {
  const log = 'session:open';
  const records = book.sessions.get('open') ?? [];
  const [early, late] = [records.at(1), records.at(-1)].map((one) => ({
    id: 'open',
    count: one?.seq ?? 0,
    head: one?.hash ?? '',
  }));
  if (!early || !late) throw new Error('no open session');
  await book.add(LEDGER, { event: { type: 'open-sessions', heads: [early] } });
  await book.add(LEDGER, { event: { type: 'open-sessions', heads: [late] } });
  expect(await findingsOf(await book.export())).toEqual([]);
  records.pop();
  expect(await findingsOf(await book.export())).toEqual([{ fault: 'cut', log, from: late.count, to: late.count }]);
  await book.add(log, { event: { type: 'joined', role: 'agent' } }, { event: { type: 'continued' } });
  expect(await findingsOf(await book.export())).toEqual([{ fault: 'rewritten', log, from: 1, to: late.count }]);
});

test('[AUDIT-7] an empty log has a beginning of its own', async () => {
  const heads = await Promise.all([
    emptyLog('a', 'session:1'),
    emptyLog('a', 'session:2'),
    emptyLog('b', 'session:1'),
    emptyLog('a', 'company:a'),
  ]);
  expect(new Set(heads.map(({ head }) => head)).size).toBe(4);
});
