import { meridian, norland, openTestApp, type TestApp } from '../../testing/test-app';
import { companyShape } from './company';
import { putCompany } from './put-company';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

test('one origin, one company; one tenant, one company', async () => {
  const { companies } = app.stores;
  const thief = { ...meridian, origins: [...meridian.origins, 'https://www.norland.test'] };
  expect(await putCompany(companies, thief)).toEqual({ ok: false, taken: 'origin' });
  expect(await putCompany(companies, { ...meridian, tenants: ['tenant-norland'] })).toEqual({
    ok: false,
    taken: 'tenant',
  });
  expect((await companies.byOrigin('https://www.meridian.test'))?.id).toBe('meridian');
});

test('the policy rises when, and only when, its rules change', async () => {
  const { companies } = app.stores;
  const again = await putCompany(companies, { ...norland, name: 'Norland' });
  expect(again).toMatchObject({ company: { name: 'Norland', policy: { version: 1 } } });
  const opened = { ...norland, policy: { ...norland.policy, rules: [] } };
  expect(await putCompany(companies, opened)).toMatchObject({ company: { policy: { version: 2 } } });
});

test.each([
  ['https://www.norland.test/'],
  ['https://www.norland.test:443'],
  ['HTTPS://www.norland.test'],
  ['*.norland.test'],
])('%s is no exact origin', (origin) => {
  expect(companyShape.safeParse({ ...norland, origins: [origin] }).success).toBe(false);
});
