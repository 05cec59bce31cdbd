import Database from 'libsql';
import { decodeAuditFile, verifyAudit, type AuditFile } from '@beside/protocol';
import { bothEnds, refusal } from '../../../testing/ends';
import { anna, ravi, sofia, type Person } from '../../../testing/issuer';
import { norland, openTestApp, type TestApp } from '../../../testing/test-app';
import { putCompany } from '../../companies/put-company';

const DAY_MS = 24 * 60 * 60_000;
const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };
const jonas: Person = { ...tom, oid: 'jonas', tid: 'tenant-meridian' };

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const post = async (path: string, body: object, person = tom) =>
  app.call('POST', path, { headers: await app.issuer.bearer(person), body });
const exported = async (): Promise<AuditFile> => {
  const answer = await app.call('GET', '/audit/export', { headers: await app.issuer.bearer(sofia) });
  const file = decodeAuditFile(await answer.json());
  if (!file) throw new Error('no file');
  return file;
};
const verdict = async () => verifyAudit(await exported());
const keepFor = (retentionDays: number) => putCompany({ ...app.stores, clock: app.now }, { ...norland, retentionDays });

async function endedSession(conversation = 'c-1') {
  const { id, customer } = await bothEnds(app, 'live', conversation);
  await customer.post('end', { reason: 'stopped' });
  return { id, reference: customer.session.reference };
}

test('[AUDIT-14] after the company’s days a session is forgotten whole, and verifying says so', async () => {
  await keepFor(30);
  const old = await endedSession();
  app.pass(29 * DAY_MS);
  const young = await endedSession('c-2');
  await app.sweep();
  expect((await exported()).sessions).toHaveLength(2);
  app.pass(DAY_MS);
  await app.sweep();
  await app.sweep();
  expect(await app.stores.audit.read(`session:${old.id}`, {})).toEqual([]);
  expect(await app.stores.sessions.get('norland', old.id)).toBeNull();
  expect(await app.stores.participants.bySession(old.id)).toEqual([]);
  expect(await app.stores.sessions.get('norland', young.id)).not.toBeNull();
  expect(await verdict()).toMatchObject({
    findings: [],
    sessions: 1,
    forgotten: [{ session: old.id, reference: old.reference, at: app.now() }],
  });
});

test('[AUDIT-14] without a number of days nothing is forgotten', async () => {
  const { id } = await endedSession();
  app.pass(4_000 * DAY_MS);
  await app.sweep();
  expect(await app.stores.sessions.get('norland', id)).not.toBeNull();
});

test('[AUDIT-14] what is on legal hold stays until the hold is lifted; the ledger says who held it', async () => {
  await keepFor(1);
  const { id, reference } = await endedSession();
  expect((await post('/audit/holds', { reference: reference.replaceAll('-', ' '), held: true })).status).toBe(200);
  expect((await post('/audit/holds', { reference, held: true })).status).toBe(200);
  app.pass(2 * DAY_MS);
  await app.sweep();
  expect((await app.stores.sessions.get('norland', id))?.held).toBe(true);
  expect((await post('/audit/holds', { reference, held: false })).status).toBe(200);
  const holds = (await app.stores.audit.read('company:norland', {})).filter(({ event }) => event.type === 'hold');
  expect(holds).toMatchObject([
    { event: { change: 'set', session: id }, actor: { id: 'tom' } },
    { event: { change: 'lifted', session: id }, actor: { id: 'tom' } },
  ]);
  await app.sweep();
  expect(await app.stores.sessions.get('norland', id)).toBeNull();
  expect(await verdict()).toMatchObject({ findings: [], forgotten: [{ session: id }] });
});

test.each([
  ['before it is taken for that', 'replace', [200, 'held']],
  ['when its records go', 'forget', [404, 'forgotten']],
] as const)(
  '[AUDIT-14] of a hold and a forgetting at the same time one is so: a hold %s',
  async (_when, step, came) => {
    await keepFor(30);
    const { id, reference } = await endedSession();
    await app.sweep();
    app.pass(31 * DAY_MS);
    const { audit, sessions } = app.stores;
    let answer: Response | undefined;
    const hold = async () => void (answer = await post('/audit/holds', { reference, held: true }));
    const meddled = {
      ...app.stores,
      audit: {
        ...audit,
        forget: async (log: `session:${string}`) => {
          if (step === 'forget') await hold();
          await audit.forget(log);
        },
      },
      sessions: {
        ...sessions,
        replace: async (...[record, etag]: Parameters<typeof sessions.replace>) => {
          if (step === 'replace' && record.isGoing) await hold();
          return sessions.replace(record, etag);
        },
      },
    };
    const sweeping = await openTestApp({ stores: meddled, clock: app.now });
    await sweeping.sweep();
    const stored = await sessions.get('norland', id);
    expect([answer?.status, stored?.held ? 'held' : stored ? 'kept' : 'forgotten']).toEqual(came);
    expect((await audit.read(`session:${id}`, {})).length > 0).toBe(stored !== null);
    expect((await verdict()).findings).toEqual([]);
    sweeping.close();
  },
);

test('[AUDIT-14] a hold that was too late is lifted again in the ledger', async () => {
  await keepFor(30);
  const { id, reference } = await endedSession();
  await app.sweep();
  app.pass(31 * DAY_MS);
  const { audit } = app.stores;
  const append: typeof audit.append = async (log, record) => {
    const isKept = await audit.append(log, record);
    if (record.event.type === 'hold' && record.event.change === 'set') await app.sweep();
    return isKept;
  };
  const stores = { ...app.stores, audit: { ...audit, append } };
  const holding = await openTestApp({ stores, clock: app.now, staffKeys: app.issuer.keys });
  const headers = await app.issuer.bearer(tom);
  const answer = await holding.call('POST', '/audit/holds', { headers, body: { reference, held: true } });
  expect(await refusal(answer)).toEqual([404, 'session/unknown']);
  expect(await app.stores.sessions.get('norland', id)).toBeNull();
  const ledger = (await audit.read('company:norland', {})).map(({ event }) => event);
  expect(ledger.flatMap((event) => (event.type === 'hold' ? [event.change] : []))).toEqual(['set', 'lifted']);
  holding.close();
});

/** As many ended sessions of which the ledger knows nothing, older than all others. */
async function strangers(id: string, count: number): Promise<void> {
  const stored = await app.stores.sessions.get('norland', id);
  if (stored?.session.state !== 'ended') throw new Error('it has not ended');
  const { etag: _etag, ...record } = stored;
  for (let number = 0; number < count; number += 1) {
    const own = `stranger-${number}`;
    const session = { ...stored.session, id: own, reference: own, conversation: own, at: stored.session.at - DAY_MS };
    await app.stores.sessions.create({ ...record, session });
  }
}

test('[AUDIT-14] sessions that cannot be forgotten keep no other from it, however many they are', async () => {
  await keepFor(30);
  const { id } = await endedSession();
  await app.sweep();
  await strangers(id, 250);
  app.pass(31 * DAY_MS);
  await app.sweep();
  expect(await app.stores.sessions.get('norland', id)).toBeNull();
  expect(await app.stores.sessions.forgettable('norland', app.now(), 1_000)).toHaveLength(250);
});

test('[AUDIT-14] a session whose forgetting fails keeps no other from it, and the sweep says so', async () => {
  await keepFor(30);
  const [first, second] = [await endedSession('c-1'), await endedSession('c-2')];
  await app.sweep();
  app.pass(31 * DAY_MS);
  const { audit } = app.stores;
  const forget = async (log: `session:${string}`) => {
    if (log === `session:${first.id}`) throw new Error('away');
    await audit.forget(log);
  };
  const broken = await openTestApp({ stores: { ...app.stores, audit: { ...audit, forget } }, clock: app.now });
  for (let tries = 0; tries < 3; tries += 1)
    await expect(broken.sweep()).rejects.toThrow('1 steps of the sweep failed');
  const left = [first, second].map(async ({ id }) => (await app.stores.sessions.get('norland', id))?.session.id);
  expect(await Promise.all(left)).toEqual([first.id, undefined]);
  await app.sweep();
  expect(await app.stores.sessions.get('norland', first.id)).toBeNull();
  const said = (await audit.read('company:norland', {})).filter(({ event }) => event.type === 'session-forgotten');
  expect(said.map(({ event }) => 'session' in event && event.session).sort()).toEqual([first.id, second.id].sort());
  broken.close();
});

test('[AUDIT-8] an erasure takes a person’s name everywhere and leaves every chain whole', async () => {
  const { id } = await endedSession();
  await app.call('GET', '/audit/sessions', { headers: await app.issuer.bearer(anna) });
  const answer = await post('/audit/erasures', { person: 'anna' });
  expect(await answer.json()).toEqual({ records: 2, sessions: 1, left: 0 });
  const db = new Database(app.file);
  const tables = (db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]).map(
    ({ name }) => JSON.stringify(db.prepare(`SELECT * FROM ${name}`).all()),
  );
  db.close();
  for (const table of tables) expect(table).not.toMatch(/Anna Visser|"anna"/);
  expect((await app.stores.audit.read(`session:${id}`, {}))[0]?.actorHash).toMatch(/^[0-9a-f]{64}$/);
  const file = await exported();
  expect((await verifyAudit(file)).findings).toEqual([]);
  const erasures = file.ledger.filter(({ event }) => event.type === 'names-erased');
  expect(erasures.map(({ event, actor }) => [event['log'], actor?.id])).toEqual([
    ['company:norland', 'tom'],
    [`session:${id}`, 'tom'],
  ]);
});

test('[AUDIT-8] a session whose name was erased much later still verifies by itself', async () => {
  const { id } = await endedSession();
  await app.sweep();
  app.pass(DAY_MS);
  await post('/audit/erasures', { person: 'anna' });
  const answer = await app.call('GET', `/audit/sessions/${id}`, { headers: await app.issuer.bearer(sofia) });
  const file = decodeAuditFile(((await answer.json()) as { file: unknown }).file);
  expect(file?.sessions[0]?.records[0]?.actor).toBeUndefined();
  expect(file && (await verifyAudit(file))).toMatchObject({ findings: [], scope: 'session', checkpoints: 1 });
});

test('[AUDIT-8] a name that goes from the store in silence is named', async () => {
  const { id } = await endedSession();
  await app.stores.audit.eraseNames(`session:${id}`, [1]);
  expect((await verdict()).findings).toEqual([{ fault: 'name-removed', log: `session:${id}`, seq: 1 }]);
});

test('[AUDIT-8] names stay where a session is not over, or on hold, and in the logs of another company', async () => {
  const held = await endedSession('c-1');
  await post('/audit/holds', { reference: held.reference, held: true });
  await bothEnds(app, 'live', 'c-2');
  expect(await (await post('/audit/erasures', { person: 'anna' }, jonas)).json()).toMatchObject({ records: 0 });
  expect(await (await post('/audit/erasures', { person: 'anna' })).json()).toEqual({
    records: 0,
    sessions: 0,
    left: 2,
  });
  expect(await app.stores.audit.named('anna')).toHaveLength(2);
});

test.each([anna, ravi, sofia, { ...sofia, roles: ['Auditor'] }])(
  '[AUDIT-15] holding and erasing are an administrator’s, not of $roles.0',
  async (person) => {
    const { reference } = await endedSession();
    expect(await refusal(await post('/audit/holds', { reference, held: true }, person))).toEqual([
      403,
      'auth/role-missing',
    ]);
    expect(await refusal(await post('/audit/erasures', { person: 'anna' }, person))).toEqual([
      403,
      'auth/role-missing',
    ]);
  },
);

test('[AUDIT-15] a hold of another company’s session finds nothing', async () => {
  const { reference } = await endedSession();
  expect(await refusal(await post('/audit/holds', { reference, held: true }, jonas))).toEqual([404, 'session/unknown']);
});
