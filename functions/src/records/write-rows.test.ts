import { randomUUID } from 'node:crypto';
import { bothEnds, invite, takePin, wait } from '../../testing/ends';
import { anna, type Person } from '../../testing/issuer';
import { rowsDouble } from '../../testing/rows-double';
import { norland, openTestApp, type TestApp } from '../../testing/test-app';
import { workAfter } from '../../testing/work-after';
import { putCompany } from '../companies/put-company';
import { stateOptions } from './choices';
import { firstRow } from './row-state';
import type { RowOutcome } from './session-rows';
import type { Measured } from '../telemetry';

const ORGANISATION = 'https://norland.crm.test';
const OTHER = 'https://other.crm.test';
const DAY_MS = 24 * 60 * 60_000;
const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };

let app: TestApp;
let rows: ReturnType<typeof rowsDouble>;
let measured: Measured[];
/** All that goes on after answers is done. */
let written: () => Promise<void>;

beforeEach(async () => {
  const after = workAfter();
  written = after.done;
  rows = rowsDouble();
  measured = [];
  app = await openTestApp({
    sessionRows: rows,
    organisations: [ORGANISATION, OTHER],
    later: after.later,
    telemetry: { record: (one) => void measured.push(one), step: (_name, work) => work() },
  });
});
afterEach(async () => {
  await written();
  app.close();
});

async function health(): Promise<object | undefined> {
  const answer = (await (await app.call('GET', '/health/parts')).json()) as { parts: { name: string }[] };
  return answer.parts.find(({ name }) => name === 'rows');
}
const stateOf = (id: string) => rows.row(id)?.columns.beside_state;
/** The session once more, so many times, each owing its row to the organisation. */
async function copies(id: string, count: number, organisation: string, due = 0): Promise<readonly string[]> {
  const { etag: _etag, ...record } = (await app.stores.sessions.get('norland', id)) ?? never();
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const copy of ids) {
    const { agent } = record.session;
    const session = { ...record.session, id: copy, reference: copy, conversation: copy, agent: { ...agent, id: copy } };
    await app.stores.sessions.create({
      ...record,
      session,
      row: { ...firstRow(organisation), is: 'owed', due, tries: 0 },
    });
  }
  return ids;
}
function never(): never {
  throw new Error('no such session');
}
const stored = async (id: string) => (await app.stores.sessions.get('norland', id))?.row;

test('[ROW-2] the row follows the session from its invitation to its end', async () => {
  const { session } = await invite(app, 'c-0');
  await written();
  expect(stateOf(session.id)).toBe(stateOptions.invited);
  const { id, customer } = await bothEnds(app, 'live', 'c-1');
  await written();
  expect(stateOf(id)).toBe(stateOptions.live);
  await customer.post('end', { reason: 'stopped' });
  await written();
  const head = (await app.stores.sessions.get('norland', id))?.head;
  expect(rows.row(id)?.columns).toMatchObject({ beside_state: stateOptions.ended, beside_chainhead: head });
  expect(await stored(id)).toMatchObject({ is: 'written' });
});

test('[ROW-2] what is owed outlives the process, and is the newest state alone', async () => {
  rows.answer(() => ({ is: 'busy', fault: 'down' }));
  const { id, customer } = await bothEnds(app, 'live');
  await customer.post('end', { reason: 'stopped' });
  await written();
  app.restart();
  rows.answer(null);
  rows.asked.length = 0;
  app.pass(10 * 60_000);
  await app.writeRows();
  expect(stateOf(id)).toBe(stateOptions.ended);
  expect(rows.asked.filter(({ record }) => record === id)).toHaveLength(1);
});

test('[ROW-2] a store that was set back to an earlier time goes on from where the row is, and the newest state is written', async () => {
  const { id, customer } = await bothEnds(app, 'live');
  await written();
  const row = rows.row(id);
  if (!row) throw new Error('no row');
  await rows.put({ ...row, revision: row.revision + 7 }, null);
  await customer.post('end', { reason: 'stopped' });
  await written();
  expect(rows.row(id)).toMatchObject({ columns: { beside_state: stateOptions.ended }, revision: row.revision + 8 });
  expect(await stored(id)).toMatchObject({ is: 'written', revision: row.revision + 8 });
});

test('[ROW-4] no answer waits for Dataverse, and a session ends while a row is under way', async () => {
  let go: () => void = () => undefined;
  const held = new Promise<null>((resolve) => void (go = () => resolve(null)));
  rows.answer(() => held);
  const { id, customer } = await bothEnds(app, 'live');
  expect((await customer.post('end', { reason: 'stopped' })).status).toBe(200);
  expect((await app.stores.sessions.get('norland', id))?.session.state).toBe('ended');
  expect(rows.records()).toEqual([]);
  go();
  rows.answer(null);
  await written();
  expect(stateOf(id)).toBe(stateOptions.ended);
});

test('[ROW-4] an organisation that is busy is left alone, longer each time, and no shorter than it asks for', async () => {
  rows.answer(() => ({ is: 'busy', fault: 'throttled', waitMs: 60_000 }));
  await invite(app, 'c-1');
  await written();
  await invite(app, 'c-2', { ...anna, oid: 'ravi' });
  await written();
  expect(rows.asked).toHaveLength(1);
  expect(app.logged).toEqual([`${ORGANISATION} takes no rows now (throttled)`]);
  app.pass(59_000);
  await app.writeRows();
  expect(rows.asked).toHaveLength(1);
  app.pass(2_000);
  rows.answer(null);
  await app.writeRows();
  expect(rows.records()).toHaveLength(2);
  expect(measured.filter(({ name }) => name === 'row')).toEqual([
    { name: 'row', outcome: 'busy', fault: 'throttled' },
    { name: 'row', outcome: 'written' },
    { name: 'row', outcome: 'written' },
  ]);
});

test('[ROW-4] rows that were under way together when the organisation went away are written as soon as one would be', async () => {
  let fail: () => void = () => undefined;
  const away = new Promise<RowOutcome>((resolve) => void (fail = () => resolve({ is: 'busy', fault: 'down' })));
  rows.answer(() => away);
  for (let agent = 0; agent < 8; agent += 1) await invite(app, `c-${agent}`, { ...anna, oid: `agent-${agent}` });
  while (rows.asked.length < 8) await new Promise(setImmediate);
  fail();
  await written();
  rows.answer(null);
  app.pass(1_001);
  await app.writeRows();
  expect(rows.records()).toHaveLength(8);
});

test('[ROW-4] an organisation that is away keeps no other one’s rows waiting, however many it is owed', async () => {
  const { session } = await invite(app);
  await written();
  await copies(session.id, 501, ORGANISATION);
  const [one = ''] = await copies(session.id, 1, OTHER, app.now());
  rows.answer(({ organisation }) => (organisation === ORGANISATION ? { is: 'busy', fault: 'down' } : null));
  rows.asked.length = 0;
  await app.writeRows();
  expect(rows.row(one)?.organisation).toBe(OTHER);
  expect(rows.asked).toHaveLength(2);
});

test('[ROW-5] nothing is sent to an organisation that the settings name no more', async () => {
  const { session } = await invite(app);
  await written();
  rows.asked.length = 0;
  const [gone = ''] = await copies(session.id, 1, 'https://gone.crm.test');
  await app.writeRows();
  expect([rows.asked, await stored(gone)]).toEqual([[], firstRow('https://gone.crm.test')]);
});

test('[ROW-4] a row that is refused is counted, named by its code, tried again an hour later, and stands in nobody’s way', async () => {
  rows.answer(({ columns }) => (columns.beside_channel === 287_310_000 ? { is: 'refused', fault: 'forbidden' } : null));
  const { session } = await invite(app, 'c-1');
  await written();
  expect(await stored(session.id)).toMatchObject({ is: 'owed', tries: 1, fault: 'forbidden' });
  expect(app.logged).toContain(`session ${session.id}: its row is refused by ${ORGANISATION} (forbidden)`);
  expect(measured).toContainEqual({ name: 'row', outcome: 'refused', fault: 'forbidden' });
  app.restart();
  expect(await health()).toMatchObject({ ok: false, why: 'forbidden' });
  await app.writeRows();
  expect(rows.asked).toHaveLength(1);
  app.pass(61 * 60_000);
  rows.answer(null);
  await app.writeRows();
  expect(rows.records()).toEqual([session.id]);
  expect(await health()).toMatchObject({ ok: true });
});

test('[ROW-5] the row stands where the desk is; a company whose desks are elsewhere has none', async () => {
  const { session } = await invite(app);
  const headers = await app.issuer.bearer({ ...anna, oid: 'elena', tid: 'tenant-meridian' });
  const body = { conversation: 'c-9', channel: 'chat', versions: { min: 1, max: 1 } };
  const elsewhere = await app.call('POST', '/invitations', { headers, body });
  await written();
  expect([elsewhere.status, rows.records()]).toEqual([201, [session.id]]);
  expect(rows.row(session.id)?.organisation).toBe(ORGANISATION);
});

test('[ROW-2] a session that begins with what the customer offered has a row from its beginning', async () => {
  const { pin = '' } = await wait(app, 'pin');
  const { session } = (await (await takePin(app, pin)).json()) as { session: { id: string } };
  await written();
  expect(stateOf(session.id)).toBe(stateOptions.asking);
});

test('[ROW-6] before a session is forgotten its row names nobody; the session waits for that, for a month at most', async () => {
  await putCompany({ ...app.stores, clock: app.now }, { ...norland, retentionDays: 30 });
  const { id, customer } = await bothEnds(app, 'live');
  await customer.post('end', { reason: 'stopped' });
  await written();
  expect(rows.row(id)).toMatchObject({ columns: { beside_origin: 'https://www.norland.test' } });
  await app.sweep();
  app.pass(31 * DAY_MS);
  rows.answer(() => ({ is: 'busy', fault: 'down' }));
  await app.sweep();
  await app.writeRows();
  await app.sweep();
  expect(await stored(id)).toMatchObject({ is: 'owed', isLeaving: true });
  rows.answer(null);
  app.pass(10 * 60_000);
  await app.writeRows();
  expect(rows.row(id)).toMatchObject({ agent: null, about: null, columns: { beside_origin: null } });
  await app.sweep();
  expect(await app.stores.sessions.get('norland', id)).toBeNull();
});

test('[ROW-6] an organisation that is gone for good keeps no session beyond a month', async () => {
  await putCompany({ ...app.stores, clock: app.now }, { ...norland, retentionDays: 30 });
  const { id, customer } = await bothEnds(app, 'live');
  await customer.post('end', { reason: 'stopped' });
  await written();
  await app.sweep();
  rows.answer(() => ({ is: 'refused', fault: 'forbidden' }));
  app.pass(31 * DAY_MS);
  await app.sweep();
  app.pass(28 * DAY_MS);
  await app.sweep();
  expect(await stored(id)).toMatchObject({ isLeaving: true });
  app.pass(2 * DAY_MS);
  await app.sweep();
  expect(await app.stores.sessions.get('norland', id)).toBeNull();
});

test('[ROW-6] until when a session is kept follows what its company changes, where the row says it', async () => {
  const keep = (days: object) => putCompany({ ...app.stores, clock: app.now }, { ...norland, ...days });
  const { id, customer } = await bothEnds(app, 'live');
  const going = await invite(app, 'c-9', { ...anna, oid: 'ravi' });
  await customer.post('end', { reason: 'stopped' });
  await written();
  const until = () => rows.row(id)?.columns.beside_retainuntil ?? null;
  const daysAfter = (days: number) => `${new Date(app.now() + days * DAY_MS).toISOString().slice(0, 19)}Z`;
  rows.asked.length = 0;
  for (const days of [30, 60, undefined]) {
    await keep(days === undefined ? {} : { retentionDays: days });
    await app.writeRows();
    expect(until()).toBe(days === undefined ? null : daysAfter(days));
    await app.writeRows();
  }
  expect(rows.asked).toHaveLength(3);
  expect(rows.asked.map(({ record }) => record)).not.toContain(going.session.id);
});

test('[ROW-6] an erased name goes from the row, and a legal hold is in it', async () => {
  const { id, customer } = await bothEnds(app, 'live');
  const { reference } = customer.session;
  await putCompany({ ...app.stores, clock: app.now }, { ...norland, retentionDays: 30 });
  await customer.post('end', { reason: 'stopped' });
  await written();
  const post = async (path: string, body: object) =>
    (await app.call('POST', path, { headers: await app.issuer.bearer(tom), body })).status;
  expect(rows.row(id)?.columns.beside_retainuntil).not.toBeNull();
  expect(await post('/audit/holds', { reference, held: true })).toBe(200);
  await app.writeRows();
  expect(rows.row(id)?.columns.beside_retainuntil).toBeNull();
  expect(await post('/audit/holds', { reference, held: false })).toBe(200);
  const before = rows.row(id)?.revision ?? 0;
  expect(await post('/audit/erasures', { person: 'anna' })).toBe(200);
  await app.writeRows();
  expect(rows.row(id)?.agent).toBeNull();
  expect(rows.row(id)?.revision).toBeGreaterThan(before);
});

test('[ROW-2] where no organisation takes rows none is owed', async () => {
  const without = await openTestApp();
  const { id } = await bothEnds(without, 'live');
  expect(await without.stores.sessions.get('norland', id)).not.toHaveProperty('row');
  await without.writeRows();
  without.close();
});
