import { decodeAuditFile, verifyAudit, type AuditKey, type AuditLog } from '@beside/protocol';
import { bothEnds, invite } from '../../../testing/ends';
import { sofia } from '../../../testing/issuer';
import { openForger, type LaidRecord, type StoreForger } from '../../../testing/store-forger';
import { norland, openTestApp, type TestApp } from '../../../testing/test-app';
import { putCompany } from '../../companies/put-company';
import { CHECKPOINT_EVERY_MS } from './checkpoints';

const DAY_MS = 24 * 60 * 60_000;
const LEDGER = 'company:norland';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const get = async (path: string): Promise<unknown> =>
  (await app.call('GET', path, { headers: await app.issuer.bearer(sofia) })).json();

async function verdict() {
  const { keys } = (await get('/audit/keys')) as { keys: AuditKey[] };
  const file = decodeAuditFile(await get('/audit/export'));
  if (!file) throw new Error('no file');
  return verifyAudit(file, keys);
}
const findings = async () => (await verdict()).findings;

/** The server's own sweep: the first one of a company makes a checkpoint, while the session is still open. */
const laterCheckpoint = () => app.sweep();

async function forge(act: (forger: StoreForger) => Promise<void> | void): Promise<void> {
  const forger = openForger(app.file);
  await act(forger);
  forger.close();
}

/** Puts a made-up record at the end of a log, as whoever has no key can. */
const addTo = (log: AuditLog, event: LaidRecord['event']) => async (forger: StoreForger) => {
  const records = forger.records(log);
  const last = records.at(-1);
  if (!last) throw new Error('an empty log');
  const { actorHash: _none, ...made } = { ...last, event };
  forger.put(log, await forger.rechained('norland', log, [...records, made]));
};

async function endedSession(conversation = 'c-1') {
  const { id, customer } = await bothEnds(app, 'live', conversation);
  await customer.post('end', { reason: 'stopped' });
  return { id, reference: customer.session.reference };
}

test('[AUDIT-18] records of an open session that were dropped, and the rest chained anew, are named', async () => {
  const { id } = await bothEnds(app, 'live');
  const log = `session:${id}` as const;
  await forge(async (forger) => {
    forger.put(log, await forger.rechained('norland', log, forger.records(log).toSpliced(1, 1)));
    forger.followLog(id);
  });
  await laterCheckpoint();
  expect(await findings()).toEqual(
    expect.arrayContaining([expect.objectContaining({ fault: 'forged', log, from: 2 })]),
  );
});

test('[AUDIT-18] a session that goes on from a forged log is not healed by what the server then writes', async () => {
  const { id, customer } = await bothEnds(app, 'live');
  const log = `session:${id}` as const;
  await forge(async (forger) => {
    forger.put(log, await forger.rechained('norland', log, forger.records(log).toSpliced(1, 1)));
    forger.followLog(id);
  });
  expect((await customer.post('end', { reason: 'stopped' })).status).toBe(200);
  await laterCheckpoint();
  expect(await findings()).toContainEqual(expect.objectContaining({ fault: 'forged', log, from: 2 }));
  expect(app.logged).toContain(`session ${id}: somebody else has written to its audit`);
});

test('[AUDIT-18] a tail that somebody has put with the session, and nothing else, is named', async () => {
  const { id, customer } = await bothEnds(app, 'live');
  const seq = (await app.stores.sessions.get('norland', id))?.seq ?? 0;
  await forge((forger) => forger.change(id, (one) => ({ ...one, head: 'f'.repeat(64) })));
  await customer.post('end', { reason: 'stopped' });
  await laterCheckpoint();
  expect(await findings()).toEqual([{ fault: 'forged', log: `session:${id}`, from: seq, to: seq }]);
});

test('[AUDIT-18] a made-up `session-forgotten` forgets nothing: the session is deleted', async () => {
  const { id, reference } = await endedSession();
  const made = { type: 'session-forgotten', session: id, reference, count: 6, head: 'a'.repeat(64), days: 0 };
  await forge(async (forger) => {
    forger.run(`DELETE FROM audit WHERE log = 'session:${id}'; DELETE FROM sessions WHERE id = '${id}'`);
    await addTo(LEDGER, made)(forger);
  });
  await laterCheckpoint();
  const { findings: found, forgotten } = await verdict();
  expect(found).toContainEqual({ fault: 'session-deleted', session: id, reference });
  expect(found).toContainEqual({ fault: 'forged', log: LEDGER, from: 3, to: 3 });
  expect(forgotten).toEqual([]);
});

test('[AUDIT-18] a made-up `names-erased` erases nothing: the name was removed', async () => {
  const { id } = await endedSession();
  const log = `session:${id}` as const;
  await forge(async (forger) => {
    forger.run(`DELETE FROM audit_actors WHERE log = '${log}'`);
    await addTo(LEDGER, { type: 'names-erased', log, seqs: [1] } as LaidRecord['event'])(forger);
  });
  await laterCheckpoint();
  expect(await findings()).toContainEqual({ fault: 'name-removed', log, seq: 1 });
});

test('[AUDIT-18] a record that was added to an open session is named, whether or not the session goes on from it', async () => {
  for (const isFollowed of [false, true]) {
    app.pass(CHECKPOINT_EVERY_MS);
    const { id, customer } = await bothEnds(app, 'live', `c-${isFollowed}`);
    const log = `session:${id}` as const;
    const place = (await app.stores.audit.last(log))?.seq ?? 0;
    await forge(async (forger) => {
      await addTo(log, { type: 'paused' })(forger);
      if (isFollowed) forger.followLog(id);
    });
    await laterCheckpoint();
    await customer.post('end', { reason: 'stopped' });
    const forged = (await findings()).find((one) => one.fault === 'forged' && one.log === log);
    expect(forged).toMatchObject({ to: place + 1 });
  }
});

test('[AUDIT-18] what is genuine elsewhere is not genuine here', async () => {
  const other = (await invite(app, 'c-2')).session.id;
  const { id } = await bothEnds(app, 'live');
  const log = `session:${other}` as const;
  const own = (await app.stores.audit.last(log))?.seq ?? 0;
  await forge((forger) => forger.put(log, [...forger.records(log), ...forger.records(`session:${id}`).slice(own)]));
  await laterCheckpoint();
  expect(await findings()).toContainEqual(expect.objectContaining({ fault: 'forged', log, from: own + 1 }));
});

test('[AUDIT-18] an open session that was cut back, with all that it knows of itself, does not meet the ledger', async () => {
  const { id, customer } = await bothEnds(app, 'live');
  const log = `session:${id}` as const;
  await laterCheckpoint();
  const { seq = 0 } = (await app.stores.audit.last(log)) ?? {};
  await forge((forger) => {
    forger.put(log, forger.records(log).slice(0, -1));
    forger.followLog(id);
  });
  expect(await findings()).toContainEqual({ fault: 'cut', log, from: seq, to: seq });
  await customer.post('end', { reason: 'stopped' });
  expect(await findings()).toContainEqual({ fault: 'rewritten', log, from: 1, to: seq });
});

test('[AUDIT-18] each head is told once, and a new process tells them once more', async () => {
  await invite(app);
  const told = async () =>
    (await app.stores.audit.read(LEDGER, {})).filter(({ event }) => event.type === 'open-sessions').length;
  await laterCheckpoint();
  expect(await told()).toBe(1);
  app.pass(CHECKPOINT_EVERY_MS);
  await laterCheckpoint();
  expect(await told()).toBe(1);
  app.restart();
  await laterCheckpoint();
  expect(await told()).toBe(2);
  expect(await findings()).toEqual([]);
});

test('[AUDIT-18] what waits to be written and is not the server’s never gets into the log', async () => {
  const { id, customer } = await bothEnds(app, 'live');
  const seq = (await app.stores.sessions.get('norland', id))?.seq ?? 0;
  const made = { seq: seq + 1, at: 1, event: { type: 'paused' }, prev: 'a', hash: 'b', mac: 'c' };
  await forge((forger) => forger.change(id, (one) => ({ ...one, pending: [made] })));
  await customer.post('end', { reason: 'stopped' });
  const types = (await app.stores.audit.read(`session:${id}`, {})).map(({ event }) => event.type);
  expect(types).not.toContain('paused');
  expect(await findings()).toEqual([]);
});

test('[AUDIT-14] a session that somebody makes look old is not forgotten', async () => {
  await putCompany({ ...app.stores, clock: app.now }, { ...norland, retentionDays: 30 });
  const young = (await endedSession('c-1')).id;
  const ids = [young, (await bothEnds(app, 'live', 'c-2')).id];
  const ended = { state: 'ended', at: 1, by: 'agent', reason: 'exit' };
  await forge((forger) => {
    for (const id of ids) {
      forger.change(id, (one) => ({
        ...one,
        session: { ...(one['session'] as object), ...ended },
        ledger: { opened: 1, closed: 1 },
      }));
      forger.run(`UPDATE sessions SET state = 'ended', forget_from = 1, due = NULL, owes = 0 WHERE id = '${id}'`);
    }
  });
  await app.sweep();
  for (const id of ids) expect(await app.stores.sessions.get('norland', id)).not.toBeNull();
  expect((await verdict()).forgotten).toEqual([]);
});

test('[AUDIT-14] the ledger says after how many days a session was forgotten', async () => {
  await putCompany({ ...app.stores, clock: app.now }, { ...norland, retentionDays: 30 });
  const { id, reference } = await endedSession();
  app.pass(2 * DAY_MS);
  await app.sweep();
  expect((await verdict()).forgotten).toEqual([]);
  app.pass(28 * DAY_MS);
  await app.sweep();
  const ledger = await app.stores.audit.read(LEDGER, {});
  expect(ledger.map(({ event }) => event)).toContainEqual(
    expect.objectContaining({ type: 'session-forgotten', session: id, reference, days: 30 }),
  );
  expect(await findings()).toEqual([]);
});

test('[AUDIT-18] what an earlier key has sealed is still the server’s own', async () => {
  await endedSession();
  const [earlier, now] = [7, 8].map((byte) => new Uint8Array(32).fill(byte));
  if (!earlier || !now) throw new Error('no keys');
  const later = await openTestApp({ credentialKey: now, earlierCredentialKeys: [earlier], stores: app.stores });
  const keyless = await openTestApp({ credentialKey: now, stores: app.stores });
  const exported = async ({ call, issuer }: TestApp) => {
    const answer = await call('GET', '/audit/export', { headers: await issuer.bearer(sofia) });
    const file = decodeAuditFile(await answer.json());
    return file ? (await verifyAudit(file)).findings : null;
  };
  expect(await exported(later)).toEqual([]);
  expect(await exported(keyless)).not.toEqual([]);
  later.close();
  keyless.close();
});
