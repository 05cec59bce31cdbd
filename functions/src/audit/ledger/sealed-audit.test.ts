import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { decodeAuditFile, verifyAudit, type AuditFile, type AuditKey } from '@beside/protocol';
import { bothEnds, enter, invite } from '../../../testing/ends';
import { sofia, type Person } from '../../../testing/issuer';
import { openTestApp, type TestApp } from '../../../testing/test-app';
import { anchorFolder } from './anchor-folder';
import { CHECKPOINT_EVERY_MS, CHECKPOINT_EVERY_RECORDS, readCheckpoint } from './checkpoints';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const get = async <T>(path: string, reader: Person = sofia) =>
  (await (await app.call('GET', path, { headers: await app.issuer.bearer(reader) })).json()) as T;
const keys = async () => (await get<{ keys: AuditKey[] }>('/audit/keys')).keys;

function read(file: unknown): AuditFile {
  const decoded = decodeAuditFile(file);
  if (!decoded) throw new Error(`no file: ${JSON.stringify(file).slice(0, 300)}`);
  return decoded;
}
const verify = async (file: unknown) => verifyAudit(read(file), await keys());
const exported = (query = '') => get<unknown>(`/audit/export${query}`);

async function endedSession(conversation: string): Promise<string> {
  const { id, customer } = await bothEnds(app, 'live', conversation);
  await customer.post('end', { reason: 'stopped' });
  return id;
}

/** What somebody does who holds the file of the store: nothing in it stops them for long. */
function meddle(sql: string): void {
  const db = new Database(app.file);
  const triggers = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec(sql);
  for (const one of triggers) db.exec(one.sql);
  db.close();
}

test('[AUDIT-13] what is exported verifies by itself: ended and open sessions, refusals, readings', async () => {
  await endedSession('c-1');
  await invite(app, 'c-2');
  await app.sweep();
  const verdict = await verify(await exported());
  expect(verdict).toMatchObject({ findings: [], company: 'norland', scope: 'company', sessions: 2, checkpoints: 1 });
  expect(verdict.sealedAt).toBe(app.now());
});

test('[AUDIT-13] a session comes with the stretch of the ledger around it, and no more', async () => {
  const ids = [];
  for (const conversation of ['c-1', 'c-2', 'c-3']) {
    ids.push(await endedSession(conversation));
    app.pass(CHECKPOINT_EVERY_MS);
    await app.sweep();
  }
  const { file, records } = await get<{ file: unknown; records: unknown[] }>(`/audit/sessions/${ids[1]}`);
  expect(await verify(file)).toMatchObject({ findings: [], scope: 'session', sessions: 1, checkpoints: 2 });
  expect(read(file).sessions[0]?.records).toEqual(records);
  const about = read(file).ledger.map(({ event }) => event['session']);
  expect(about).toContain(ids[1]);
  expect(about).not.toContain(ids[0]);
  expect(about).not.toContain(ids[2]);
});

test('[AUDIT-13] an export of some days holds what began in them', async () => {
  await endedSession('c-1');
  app.pass(CHECKPOINT_EVERY_MS);
  await app.sweep();
  const from = app.now();
  app.pass(1_000);
  const id = await endedSession('c-2');
  const file = await exported(`?from=${from}&to=${app.now()}`);
  expect(read(file).sessions.map((one) => one.id)).toEqual([id]);
  expect((await verify(file)).findings).toEqual([]);
  const nothing = await exported(`?from=1&to=2`);
  expect((await verify(nothing)).findings).toEqual([]);
});

test('[AUDIT-9] the ledger knows a session’s birth, and at its end its count and last hash', async () => {
  const id = await endedSession('c-1');
  const ledger = await app.stores.audit.read('company:norland', {});
  const stored = await app.stores.sessions.get('norland', id);
  const named = { session: id, reference: stored?.session.reference };
  expect(ledger.map(({ event }) => event)).toEqual([
    { type: 'session-opened', ...named },
    { type: 'session-closed', ...named, count: stored?.seq, head: stored?.head },
  ]);
  expect(stored?.ledger).toEqual({ opened: 1, closed: 2 });
});

test('[AUDIT-9] what several notice at the same time the ledger hears once', async () => {
  const invited = invite(app, 'c-1');
  await Promise.all([invited, app.sweep(), app.sweep(), app.sweep()]);
  await Promise.all([app.sweep(), app.sweep()]);
  const types = (await app.stores.audit.read('company:norland', {})).map(({ event }) => event.type);
  expect(types).toEqual(['session-opened']);
});

test('[AUDIT-9] a ledger that is away keeps nobody from a PIN or from the end, and hears of both later', async () => {
  const { audit } = app.stores;
  const append = audit.append.bind(audit);
  audit.append = (log, record) =>
    log.startsWith('company:') ? Promise.reject(new Error('no power')) : append(log, record);
  const { session, pin } = await invite(app);
  const customer = await enter(app, pin);
  await customer.post('allow');
  expect((await customer.post('end', { reason: 'stopped' })).status).toBe(200);
  expect(app.logged).toEqual([`session ${session.id}: its end is still to be written to the ledger`]);
  audit.append = append;
  await app.sweep();
  await app.sweep();
  const types = (await audit.read('company:norland', {})).map(({ event }) => event.type);
  expect(types).toEqual(['session-opened', 'session-closed']);
});

test('[AUDIT-11] the open sessions of a company where nothing happens are not read with every round', async () => {
  await invite(app, 'c-1');
  await app.sweep();
  const { sessions } = app.stores;
  const due = sessions.due.bind(sessions);
  let looks = 0;
  sessions.due = (until, limit) => {
    if (until === Number.MAX_SAFE_INTEGER) looks += 1;
    return due(until, limit);
  };
  const rounds = async () => {
    looks = 0;
    for (let round = 0; round < 5; round += 1) await app.sweep();
    return looks;
  };
  expect(await rounds()).toBe(0);
  app.pass(CHECKPOINT_EVERY_MS);
  expect(await rounds()).toBe(1);
  app.pass(CHECKPOINT_EVERY_MS);
  expect(await rounds()).toBe(1);
});

test('[AUDIT-11] checkpoints follow records and time, each names the one before, and nothing is written twice', async () => {
  const places = () => anchorFolder(join(app.directory, 'checkpoints')).places('norland');
  await app.sweep();
  expect(await places()).toEqual([]);
  await get('/audit/sessions');
  await app.sweep();
  expect(await places()).toEqual([1]);
  await get('/audit/sessions');
  await app.sweep();
  expect(await places()).toEqual([1]);
  app.pass(CHECKPOINT_EVERY_MS);
  await app.sweep();
  app.pass(CHECKPOINT_EVERY_MS);
  await app.sweep();
  expect(await places()).toEqual([1, 2]);
  app.restart();
  for (let record = 0; record < CHECKPOINT_EVERY_RECORDS; record += 1) await get('/audit/sessions');
  await app.sweep();
  expect(await places()).toEqual([1, 2, 2 + CHECKPOINT_EVERY_RECORDS]);
  const anchor = anchorFolder(join(app.directory, 'checkpoints'));
  const [first, second] = [await anchor.get('norland', 1), await anchor.get('norland', 2)].map((text) =>
    readCheckpoint(text ?? ''),
  );
  expect(second?.previous).toEqual({ seq: first?.seq, head: first?.head });
});

test('[AUDIT-11] the folder keeps what it has, read-only, and gives it back', async () => {
  const folder = join(app.directory, 'anchor');
  const anchor = anchorFolder(folder);
  expect(await anchor.places('norland')).toEqual([]);
  expect(await anchor.put('norland', 20, 'first')).toBe(true);
  expect(await anchor.put('norland', 20, 'second')).toBe(false);
  expect(await anchor.put('norland', 3, 'third')).toBe(true);
  expect(await anchor.places('norland')).toEqual([3, 20]);
  expect([await anchor.get('norland', 20), await anchor.get('norland', 4)]).toEqual(['first', null]);
  const names = readdirSync(join(folder, 'norland'));
  expect(names).toEqual(['000000000003.jws', '000000000020.jws']);
  const [name = ''] = names;
  expect(statSync(join(folder, 'norland', name)).mode & 0o222).toBe(0);
  writeFileSync(join(folder, 'norland', `000000000030.jws.half`), ''); // what a crash has left
  expect(await anchor.places('norland')).toEqual([3, 20]);
  expect(() => writeFileSync(join(folder, 'norland', name), 'x', { flag: 'wx' })).toThrow('EEXIST');
});

test('[AUDIT-12] one altered byte in the store is named', async () => {
  const id = await endedSession('c-1');
  meddle(`UPDATE audit SET event = replace(event, 'www.norland', 'www.Norland') WHERE log = 'session:${id}'`);
  const { file } = await get<{ file: unknown }>(`/audit/sessions/${id}`);
  expect((await verify(file)).findings).toEqual([{ fault: 'changed', log: `session:${id}`, seq: 2 }]);
});

test('[AUDIT-9] a session that was deleted from the store is named', async () => {
  const id = await endedSession('c-1');
  meddle(`DELETE FROM audit WHERE log = 'session:${id}'; DELETE FROM sessions WHERE id = '${id}'`);
  const { findings } = await verify(await exported());
  expect(findings).toMatchObject([{ fault: 'session-deleted', session: id }]);
});

test('[AUDIT-11] a ledger rewritten in the store, or cut back, does not meet its checkpoints', async () => {
  await endedSession('c-1');
  await app.sweep();
  await get('/audit/sessions');
  meddle("DELETE FROM audit WHERE log = 'company:norland' AND seq >= 2");
  // What comes now takes the places of what was there.
  expect((await verify(await exported())).findings).toContainEqual({
    fault: 'rewritten',
    log: 'company:norland',
    from: 1,
    to: 2,
  });
});

test('[AUDIT-11] a checkpoint that was made anew is not the company’s', async () => {
  await endedSession('c-1');
  await app.sweep();
  const folder = join(app.directory, 'checkpoints/norland');
  const [name = ''] = readdirSync(folder);
  const text = readFileSync(join(folder, name), 'utf8');
  const payload = { ...readCheckpoint(text), at: 5 };
  const parts = text.split('.').with(1, Buffer.from(JSON.stringify(payload)).toString('base64url'));
  chmodSync(join(folder, name), 0o600);
  writeFileSync(join(folder, name), parts.join('.'));
  const { findings } = await verify(await exported());
  expect(findings).toContainEqual({ fault: 'checkpoint-invalid', place: 1, why: 'bad-signature' });
});
