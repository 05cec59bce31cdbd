import Database from 'libsql';
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchorFolder, openSqlite, putCompany } from '@beside/functions';
import { decodeAuditFile, verifyAudit, type Finding } from '@beside/protocol';
import { bothEnds, invite } from '../../functions/testing/ends';
import { ravi, sofia, type Person } from '../../functions/testing/issuer';
import { openForger } from '../../functions/testing/store-forger';
import { norland, NOON, openTestApp, testSigner, type TestApp } from '../../functions/testing/test-app';
import { LEDGER } from '../support/audit-book';
import { HANG_LIMIT_MS } from '../support/hang-limit';
import { seededRandom } from '../support/seeded-random';
import { storeTampers, type StoredBook } from './audit-store';

const TAMPERS = 100;
const SEED = 12;
const DAY_MS = 24 * 60 * 60_000;
/** What passes before the server goes on: nothing, a checkpoint's time, or so long that every session is over. */
const LATER_MS = [0, 5 * 60_000, 10 * 60 * 60_000];
const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };

const folder = mkdtempSync(join(tmpdir(), 'beside-tampers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(app: TestApp, method: string, path: string, person: Person, body?: object): Promise<unknown> {
  const answer = await app.call(method, path, { headers: await app.issuer.bearer(person), body });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function ended(app: TestApp, conversation: string): Promise<string> {
  const { id, customer } = await bothEnds(app, 'live', conversation);
  await customer.post('end', { reason: 'stopped' });
  return id;
}

/** Fills the store as a month of work would: a forgotten session, ended ones, an erased name, open ones, and a checkpoint between. */
async function fill(app: TestApp): Promise<StoredBook> {
  await putCompany({ ...app.stores, clock: app.now }, { ...norland, retentionDays: 30 });
  await ended(app, 'c-0');
  app.pass(31 * DAY_MS);
  await app.sweep();
  const [one, two] = [await ended(app, 'c-1'), await ended(app, 'c-2')];
  await ask(app, 'GET', '/audit/sessions', sofia);
  await ask(app, 'POST', '/audit/erasures', tom, { person: 'sofia' });
  app.pass(LATER_MS[1] ?? 0);
  const { id: live, customer } = await bothEnds(app, 'live', 'c-3');
  await customer.post('pause');
  await app.sweep();
  const checkpoint = (await app.stores.audit.last(LEDGER))?.seq ?? 0;
  const fixed = (await app.stores.audit.last(`session:${live}`))?.seq ?? 0;
  expect((await customer.post('continue')).status).toBe(200);
  const waiting = (await invite(app, 'c-4', ravi)).session.id;
  await ask(app, 'GET', '/audit/sessions', sofia);
  await ask(app, 'GET', '/audit/sessions', sofia);
  return { live, waiting, ended: [one, two], checkpoint, fixed };
}

test(
  `[AUDIT-18] of ${TAMPERS} random tampers with the store, each followed by an honest server, every one is found, and named`,
  async () => {
    const auditSigner = await testSigner();
    const source = await openTestApp({ auditSigner });
    const book = await fill(source);
    const template = join(folder, 'template.db');
    const db = new Database(source.file);
    db.exec(`VACUUM INTO '${template}'`);
    db.close();
    const since = source.now() - NOON;

    /** What the audit says after an honest server has gone on with a copy of the store. */
    async function findingsAfter(name: string, laterMs: number): Promise<readonly Finding[] | null> {
      const stores = openSqlite(join(folder, `${name}.db`));
      const anchors = join(folder, name);
      cpSync(join(source.directory, 'checkpoints'), anchors, { recursive: true });
      const app = await openTestApp({ stores, auditSigner, checkpointAnchor: anchorFolder(anchors) });
      app.pass(since + laterMs);
      await app.sweep();
      const file = decodeAuditFile(await ask(app, 'GET', '/audit/export', sofia));
      app.close();
      stores.close();
      return file && (await verifyAudit(file, await auditSigner.keys())).findings;
    }

    async function attempt(seed: number) {
      const random = seededRandom(seed);
      const [tamper, laterMs = 0] = [
        storeTampers[Math.floor(random() * storeTampers.length)],
        LATER_MS[Math.floor(random() * LATER_MS.length)],
      ];
      const file = join(folder, `${seed}.db`);
      copyFileSync(template, file);
      const forger = openForger(file);
      const isNamed = await tamper?.act(forger, book, random);
      forger.close();
      if (!tamper || !isNamed) return null;
      const findings = await findingsAfter(String(seed), laterMs);
      rmSync(file);
      return { seed, name: tamper.name, laterMs, findings, isFound: findings === null || findings.some(isNamed) };
    }

    for (const laterMs of LATER_MS) {
      copyFileSync(template, join(folder, `untouched-${laterMs}.db`));
      expect(await findingsAfter(`untouched-${laterMs}`, laterMs)).toEqual([]);
    }
    const done = new Set<string>();
    const missed: object[] = [];
    let count = 0;
    for (let seed = SEED * 1_000_000; count < TAMPERS; seed += 1) {
      const tampered = await attempt(seed);
      if (!tampered) continue;
      count += 1;
      done.add(tampered.name);
      if (!tampered.isFound) missed.push(tampered);
    }
    source.close();
    process.stdout.write(
      `figures: ${count - missed.length} of ${count} tampers with the audit's store were found and named\n`,
    );
    expect(missed).toEqual([]);
    expect([...done].sort()).toEqual(storeTampers.map(({ name }) => name).sort());
  },
  HANG_LIMIT_MS,
);
