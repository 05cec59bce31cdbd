import { bothEnds } from '../../testing/ends';
import { rowsDouble } from '../../testing/rows-double';
import { norland, openTestApp, type TestApp } from '../../testing/test-app';
import { putCompany } from '../companies/put-company';

const ORGANISATION = 'https://norland.crm.test';
const DAY_MS = 24 * 60 * 60_000;

let rows: ReturnType<typeof rowsDouble>;
let writing: TestApp;
/** Over the same stores, and without an organisation to write to. */
let silent: TestApp;
beforeEach(async () => {
  rows = rowsDouble();
  writing = await openTestApp({ sessionRows: rows, organisations: [ORGANISATION] });
  silent = await openTestApp({ stores: writing.stores, clock: writing.now });
  await putCompany({ ...writing.stores, clock: writing.now }, { ...norland, retentionDays: 30 });
});
afterEach(() => {
  silent.close();
  writing.close();
});

async function ended(app: TestApp, conversation: string): Promise<string> {
  const { id, customer } = await bothEnds(app, 'live', conversation);
  await customer.post('end', { reason: 'stopped' });
  return id;
}

test('[ROW-6] where rows are written no more, a session without one goes in time, and one with a row a month after', async () => {
  const [named, without] = [await ended(writing, 'c-1'), await ended(silent, 'c-2')];
  await writing.writeRows();
  await silent.sweep();
  const isThere = async (id: string) => (await writing.stores.sessions.get('norland', id)) !== null;
  const left = async () => [await isThere(named), await isThere(without)];
  writing.pass(31 * DAY_MS);
  await silent.sweep();
  expect(await left()).toEqual([true, false]);
  writing.pass(28 * DAY_MS);
  await silent.sweep();
  expect(await left()).toEqual([true, false]);
  writing.pass(2 * DAY_MS);
  await silent.sweep();
  expect(await left()).toEqual([false, false]);
});

test('[ROW-6] when rows are written again within that month, the row lets go of its names and the session goes', async () => {
  const id = await ended(writing, 'c-1');
  await writing.writeRows();
  await writing.sweep();
  expect(rows.row(id)?.columns.beside_origin).not.toBeNull();
  writing.pass(40 * DAY_MS);
  await silent.sweep();
  await silent.writeRows();
  expect(rows.row(id)?.columns.beside_origin).not.toBeNull();
  await writing.writeRows();
  expect(rows.row(id)).toMatchObject({ agent: null, about: null, columns: { beside_origin: null } });
  await writing.sweep();
  expect(await writing.stores.sessions.get('norland', id)).toBeNull();
});
