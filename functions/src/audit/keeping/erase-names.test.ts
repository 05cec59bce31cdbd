import { bothEnds } from '../../../testing/ends';
import type { Person } from '../../../testing/issuer';
import { rowsDouble } from '../../../testing/rows-double';
import { openTestApp, type TestApp } from '../../../testing/test-app';
import type { SessionStore } from '../../sessions/session-store';

const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ sessionRows: rowsDouble(), organisations: ['https://norland.crm.test'] });
});
afterEach(() => app.close());

/** The tags that the row of an ended session gets while an erasure is under way: one just before each of its writes, so many times. */
async function eraseAmong(writes: number) {
  const { id, customer } = await bothEnds(app, 'live');
  await customer.post('end', { reason: 'stopped' });
  const { sessions } = app.stores;
  let count = 0;
  const replace: SessionStore['replace'] = async (record, etag) => {
    const stored = record.session.agent.id === '' && count < writes ? await sessions.get('norland', id) : null;
    if (stored?.row) {
      count += 1;
      const row = { ...stored.row, is: 'written', tag: `W/"${count}"` } as const;
      expect(await sessions.replace({ ...stored, row }, stored.etag)).toBe('replaced');
    }
    return sessions.replace(record, etag);
  };
  const other = await openTestApp({ stores: { ...app.stores, sessions: { ...sessions, replace } } });
  const headers = await other.issuer.bearer(tom);
  const answer = await other.call('POST', '/audit/erasures', { headers, body: { person: 'anna' } });
  other.close();
  return { erased: (await answer.json()) as object, stored: await sessions.get('norland', id), count };
}

test('[AUDIT-8] [ROW-6] an erasure that meets a row being written goes on from there, and the row is owed after it', async () => {
  const { erased, stored, count } = await eraseAmong(2);
  expect([erased, count]).toEqual([{ records: 1, sessions: 1, left: 0 }, 2]);
  expect(stored?.session.agent).toMatchObject({ id: '', name: '' });
  expect(stored?.row).toMatchObject({ is: 'owed', due: 0, tag: 'W/"2"' });
});

test('[AUDIT-8] a session that keeps changing keeps its name, and the answer says that one is left', async () => {
  const { erased, stored } = await eraseAmong(100);
  expect(erased).toMatchObject({ sessions: 0, left: 1 });
  expect(stored?.session.agent.id).toBe('anna');
});
