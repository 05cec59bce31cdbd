import { refusal } from '../../testing/ends';
import type { Person } from '../../testing/issuer';
import { norland, openTestApp, type TestApp } from '../../testing/test-app';
import type { PolicyRules } from './company';
import { seedCompany } from './seed-company';

const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };
const ines: Person = { ...tom, oid: 'ines', name: 'Ines Duarte' };
const olga: Person = { oid: 'olga', name: 'Olga Petrov', tid: 'tenant-host', roles: ['Operator'] };
const HOUR_MS = 60 * 60_000;

const rulesFor = (selector: string): PolicyRules => ({ ...norland.policy, rules: [{ selector, level: 'shown' }] });

let app: TestApp;
beforeEach(async () => void (app = await openTestApp({ operatorTenant: 'tenant-host' })));
afterEach(() => app.close());

async function change(parts: object): Promise<Response> {
  const headers = await app.issuer.bearer(tom);
  const own = (await (await app.call('GET', '/company', { headers })).json()) as Record<string, object>;
  const { name, origins, settings, revision } = own;
  const { version: _version, ...policy } = own['policy'] as Record<string, unknown>;
  return app.call('POST', '/company', { headers, body: { name, origins, settings, revision, policy, ...parts } });
}

async function kept(company = 'norland'): Promise<string[]> {
  const found = await Promise.all([1, 2, 3, 4].map((version) => app.stores.policies.byVersion(company, version)));
  return found.flatMap((one) =>
    one ? [`${one.version} ${one.rules.rules[0]?.selector} ${((one.publishedAt ?? 0) - start) / HOUR_MS} h`] : [],
  );
}
let start: number;
beforeEach(() => void (start = app.now()));

/** The store of the rules fails; the rest of the stores does not. */
function breakPolicies(): () => void {
  const { policies } = app.stores;
  const { keep } = policies;
  policies.keep = async () => Promise.reject(new Error('away'));
  return () => void (policies.keep = keep);
}

test('[COMP-5] the rules of a new company, of a change and of one that two approved are kept, each with its time', async () => {
  const body = { ...norland, id: 'harbour', tenants: ['tenant-harbour'], origins: ['https://harbour.test'] };
  await app.call('POST', '/companies', { headers: await app.issuer.bearer(olga), body });
  expect(await kept('harbour')).toEqual(['1 .iban 0 h']);
  app.pass(HOUR_MS);
  expect((await change({ policy: rulesFor('h2'), settings: { twoPersons: true } })).status).toBe(200);
  app.pass(HOUR_MS);
  const proposed = await change({ policy: rulesFor('h3') });
  expect(await kept()).toEqual(['1 .iban 0 h', '2 h2 1 h']);
  app.pass(HOUR_MS);
  const { revision } = (await proposed.json()) as { revision: number };
  const headers = await app.issuer.bearer(ines);
  expect((await app.call('POST', '/company/approval', { headers, body: { revision } })).status).toBe(200);
  expect(await kept()).toEqual(['1 .iban 0 h', '2 h2 1 h', '3 h3 3 h']);
});

test('[COMP-5] the operator’s file is read at every start: rules keep their version and time, new ones are added', async () => {
  const parts = () => ({ ...app.stores, clock: app.now });
  app.pass(HOUR_MS);
  app.restart();
  await seedCompany(parts(), { ...norland, name: 'Norland' });
  expect(await kept()).toEqual(['1 .iban 0 h']);
  app.restart();
  await seedCompany(parts(), { ...norland, policy: rulesFor('h2') });
  expect(await kept()).toEqual(['1 .iban 0 h', '2 h2 1 h']);
});

test('[COMP-5] rules that could not be kept with their change are kept with the next sweep', async () => {
  const mend = breakPolicies();
  // Nothing new goes where the rules of before are not known to be kept.
  expect(await refusal(await change({ policy: rulesFor('h2') }))).toEqual([503, 'service/unavailable']);
  mend();
  const { policies } = app.stores;
  const { keep } = policies;
  policies.keep = async (policy) => (policy.version === 2 ? Promise.reject(new Error('away')) : keep(policy));
  expect((await change({ policy: rulesFor('h2') })).status).toBe(200);
  expect(await kept()).toEqual(['1 .iban 0 h']);
  app.pass(HOUR_MS);
  policies.keep = keep;
  await app.sweep();
  expect(await kept()).toEqual(['1 .iban 0 h', '2 h2 0 h']);
});

test('[COMP-5] rules go only when they are kept: a change after one that broke off loses none', async () => {
  const { policies } = app.stores;
  const { keep } = policies;
  policies.keep = async (policy) => (policy.version === 2 ? Promise.reject(new Error('away')) : keep(policy));
  expect((await change({ policy: rulesFor('h2') })).status).toBe(200);
  expect((await change({ policy: rulesFor('h3') })).status).toBe(503);
  policies.keep = keep;
  expect((await change({ policy: rulesFor('h3') })).status).toBe(200);
  expect(await kept()).toEqual(['1 .iban 0 h', '2 h2 0 h', '3 h3 0 h']);
});

test('[COMP-5] what is kept names nobody', async () => {
  await change({ policy: rulesFor('h2') });
  expect(JSON.stringify(await app.stores.policies.byVersion('norland', 2))).not.toMatch(/tom|Becker/i);
});
