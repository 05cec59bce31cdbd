import { norland, openTestApp, type TestApp } from '../../testing/test-app';
import { putCompany } from '../companies/put-company';
import { createRowRenewal } from './renew-rows';

const HOUR_MS = 60 * 60_000;

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

test('[ROW-6] where no row is to be renewed one look an hour is enough, and a changed number is seen at once', async () => {
  const { sessions, companies } = app.stores;
  const looked: (readonly [company: string, days: number])[] = [];
  const rowsKeptOtherwise: typeof sessions.rowsKeptOtherwise = (company, days, limit) => {
    looked.push([company, days]);
    return sessions.rowsKeptOtherwise(company, days, limit);
  };
  const renew = createRowRenewal({ sessions: { ...sessions, rowsKeptOtherwise }, companies, clock: app.now });
  const all = (await companies.ids()).length;
  await renew();
  await renew();
  expect(looked).toHaveLength(all);
  await putCompany({ ...app.stores, clock: app.now }, { ...norland, retentionDays: 30 });
  await renew();
  expect(looked.slice(all)).toEqual([['norland', 30]]);
  app.pass(HOUR_MS);
  await renew();
  expect(looked).toHaveLength(2 * all + 1);
});
