import { meridian, norland, openTestApp, type TestApp } from '../../testing/test-app';
import { companyShape } from './company';
import { putCompany } from './put-company';
import { seedCompany } from './seed-company';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

test('one origin, one company; one tenant, one company', async () => {
  const { companies } = app.stores;
  const parts = { ...app.stores, clock: app.now };
  const thief = { ...meridian, origins: [...meridian.origins, 'https://www.norland.test'] };
  expect(await putCompany(parts, thief)).toEqual({ ok: false, taken: 'origin' });
  expect(await putCompany(parts, { ...meridian, tenants: ['tenant-norland'] })).toEqual({
    ok: false,
    taken: 'tenant',
  });
  expect((await companies.byOrigin('https://www.meridian.test'))?.id).toBe('meridian');
});

test('the policy rises when, and only when, its rules change', async () => {
  const parts = { ...app.stores, clock: app.now };
  const again = await putCompany(parts, { ...norland, name: 'Norland' });
  expect(again).toMatchObject({ company: { name: 'Norland', policy: { version: 1 } } });
  const opened = { ...norland, policy: { ...norland.policy, rules: [] } };
  expect(await putCompany(parts, opened)).toMatchObject({ company: { policy: { version: 2 } } });
});

test.each([
  ['https://www.norland.test/'],
  ['https://www.norland.test:443'],
  ['HTTPS://www.norland.test'],
  ['*.norland.test'],
])('%s is no exact origin', (origin) => {
  expect(companyShape.safeParse({ ...norland, origins: [origin] }).success).toBe(false);
});

test("the operator's file is taken as it is, until an administrator has made a change: then that stays", async () => {
  const parts = { ...app.stores, clock: app.now };
  expect(await seedCompany(parts, { ...norland, name: 'Norland' })).toMatchObject({ company: { name: 'Norland' } });
  const own = {
    ...norland,
    name: 'Norland Taxes',
    origins: ['https://*.norland.test'],
    settings: { phone: '+31 1234' },
  };
  await putCompany(parts, own, 2); // two pages fewer than the file: they stay away
  const moved = { ...norland, tenants: ['tenant-new'], origins: ['https://other.test'] };
  expect(await seedCompany(parts, moved)).toMatchObject({
    company: {
      ...{ name: 'Norland Taxes', settings: { phone: '+31 1234' }, tenants: ['tenant-new'], administered: true },
      origins: ['https://*.norland.test'],
    },
  });
});
