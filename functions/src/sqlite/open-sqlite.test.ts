import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkLog, checkTail, emptyLog } from '@beside/protocol';
import { openSqlite } from './open-sqlite';
import { migrations } from './schema';

const directory = mkdtempSync(join(tmpdir(), 'beside-sqlite-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Does one thing to the file from outside, as another program would. */
function meddle(file: string, sql: string): void {
  const db = new Database(file);
  try {
    db.exec(sql);
  } finally {
    db.close();
  }
}

test('[AUDIT-3] [AUDIT-14] the file itself refuses to change or drop an audit record', async () => {
  const file = join(directory, 'audit.db');
  const stores = openSqlite(file);
  const actor = { id: 'anna', name: 'Anna', salt: '00' };
  const record = {
    seq: 1,
    at: 1,
    event: { type: 'allowed' },
    prev: 'p',
    hash: 'h',
    mac: 'm',
    actorHash: 'a',
    actor,
  } as const;
  await stores.audit.append('company:a', record);
  await stores.audit.append('session:s', record);
  await expect(stores.audit.forget('session:s')).rejects.toThrow('append-only');
  stores.close();
  for (const table of ['audit', 'audit_actors']) {
    expect(() => meddle(file, `UPDATE ${table} SET seq = 2`)).toThrow('append-only');
  }
  expect(() => meddle(file, "UPDATE audit SET event = '{}'")).toThrow('append-only');
  expect(() => meddle(file, 'DELETE FROM audit')).toThrow('append-only');
});

test('[COMP-5] the file itself refuses to change or drop published rules', async () => {
  const file = join(directory, 'policies.db');
  const stores = openSqlite(file);
  const rules = { base: 'labels', allowShowAttributes: true, rules: [] } as const;
  await stores.policies.keep({ company: 'a', version: 1, hash: 'h', rules });
  stores.close();
  expect(() => meddle(file, "UPDATE policies SET rules = '{}'")).toThrow('published rules stay');
  expect(() => meddle(file, 'DELETE FROM policies')).toThrow('published rules stay');
});

test('[AUDIT-7] what was written before there were chains becomes one, with its names set apart', async () => {
  const file = join(directory, 'earlier.db');
  const db = new Database(file);
  db.exec(migrations[0] as string);
  const session = { id: 's-1', company: 'a', reference: '123-456-789', state: 'ended', at: 5 };
  const pending = [{ seq: 2, at: 5, event: { type: 'ended', by: 'agent', reason: 'exit' } }];
  db.exec(`
    INSERT INTO sessions (id, company, reference, conversation, agent, state, invited_at, due, record, etag)
      VALUES ('s-1', 'a', '123-456-789', 'c', 'anna', 'ended', 1, NULL, '${JSON.stringify({ session, seq: 2, pending })}', 1);
    INSERT INTO audit (log, seq, at, event) VALUES ('session:s-1', 1, 1, '{"type":"invited"}');
    INSERT INTO audit (log, seq, at, event)
      VALUES ('company:a', 1, 6, '{"type":"audit-read","by":"sofia","name":"Sofia","what":"list"}');
    PRAGMA user_version = 1`);
  db.close();
  const stores = openSqlite(file);
  const records = await stores.audit.read('session:s-1', {});
  expect(records.map(({ event }) => event.type)).toEqual(['invited', 'ended']);
  const genesis = await emptyLog('a', 'session:s-1');
  const checked = await checkLog('session:s-1', genesis, records);
  const stored = await stores.sessions.get('a', 's-1');
  expect([...checked.findings, ...checkTail('session:s-1', genesis, checked, stored ?? genesis)]).toEqual([]);
  expect(stored).toMatchObject({ seq: 2, head: records[1]?.hash, pending: [], ledger: {} });
  const [reading] = await stores.audit.read('company:a', {});
  expect(reading).toMatchObject({ event: { type: 'audit-read', what: 'list' }, actor: { id: 'sofia', name: 'Sofia' } });
  expect(JSON.stringify(reading?.event)).not.toContain('ofia');
  expect(await stores.sessions.owing(10)).toEqual([{ company: 'a', id: 's-1' }]);
  stores.close();
  expect(() => meddle(file, 'DELETE FROM audit')).toThrow('append-only');
});

test('a file from a newer program is refused', () => {
  const file = join(directory, 'newer.db');
  openSqlite(file).close();
  meddle(file, 'PRAGMA user_version = 99');
  expect(() => openSqlite(file)).toThrow('newer than this program');
});

test('two processes on one file see what the other wrote', async () => {
  const file = join(directory, 'shared.db');
  const [one, two] = [openSqlite(file), openSqlite(file)];
  expect(await one.once.claim('key', 1)).toBe(true);
  expect(await two.once.claim('key', 1)).toBe(false);
  one.close();
  two.close();
});
