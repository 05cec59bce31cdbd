import { bothEnds, invite } from '../../testing/ends';
import { ravi } from '../../testing/issuer';
import { openTestApp, type TestApp } from '../../testing/test-app';
import type { Standing } from '../tokens/staff-standing';

let app: TestApp;
afterEach(() => app.close());

test('[SESS-7] [SESS-21] [AUDIT-11] what fails in a sweep keeps nothing else from being done, and is told at the end', async () => {
  let answer: Standing = 'good';
  const placed: string[] = [];
  app = await openTestApp({
    staffStanding: { of: async () => answer, check: async () => true },
    checkpointAnchor: {
      put: async (company) => {
        placed.push(company);
        return true;
      },
      places: async () => [],
      get: async () => null,
    },
  });
  const { customer } = await bothEnds(app, 'live');
  const late = await invite(app, 'c-2', ravi);
  app.pass(30 * 60_000);
  answer = 'revoked';
  app.stores.pins.forget = () => Promise.reject(new Error('crowded'));
  const changed = await app.stores.companies.byId('norland');
  if (!changed) throw new Error('no such company');
  const note = { event: { type: 'settings-changed' }, by: { id: 'tom', name: 'Tom' }, after: 0 } as const;
  await app.stores.companies.put({ ...changed, revision: changed.revision + 1, note });
  const { read } = app.stores.audit;
  app.stores.audit.read = (log, range) =>
    range.types ? Promise.reject(new Error('crowded')) : read.call(app.stores.audit, log, range);
  await expect(app.sweep()).rejects.toThrow('steps of the sweep failed');
  expect(await (await customer.read()).json()).toMatchObject({ state: 'ended' });
  const headers = await app.issuer.bearer(ravi);
  const own = await app.call('GET', `/conversations/c-2/session`, { headers });
  expect(await own.json()).toMatchObject({ id: late.session.id, state: 'ended' });
  expect(placed).toContain('norland');
});
