import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from './open-sqlite';

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

test('[AUDIT-3] the file itself refuses to change or drop an audit record', async () => {
  const file = join(directory, 'audit.db');
  const stores = openSqlite(file);
  await stores.audit.appendNext('company:a', 1, { type: 'allowed' });
  stores.close();
  expect(() => meddle(file, "UPDATE audit SET event = '{}'")).toThrow('append-only');
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
