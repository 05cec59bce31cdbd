import { createHash } from 'node:crypto';
import type { AuditRecord } from '@beside/protocol';
import { refusal } from '../../../testing/ends';
import { anna, type Person } from '../../../testing/issuer';
import { BASE, openTestApp, type TestApp } from '../../../testing/test-app';

const olga: Person = { oid: 'olga', name: 'Olga Petrov', tid: 'tenant-host', roles: ['Operator'] };
const harbour = {
  ...{ id: 'harbour', name: 'Harbour Insurance', tenants: ['tenant-harbour'] },
  ...{ origins: ['https://*.harbour.test'], deskOrigins: ['https://harbour.crm.test'] },
  policy: { base: 'nothing', allowShowAttributes: true, rules: [] },
  settings: { languages: ['nl', 'en'] },
};

let app: TestApp;
const loader = new TextEncoder().encode('the loader');
const widgetFiles = { read: async (file: string) => (file === 'beside.js' ? loader : null) };
beforeEach(async () => void (app = await openTestApp({ operatorTenant: 'tenant-host', widgetFiles })));
afterEach(() => app.close());

const create = async (body: object, by = olga) =>
  app.call('POST', '/companies', { headers: await app.issuer.bearer(by), body });

test('[COMP-4] one step adds a company: its pages are known, its people can sign in, and its audit begins with it', async () => {
  const made = await create(harbour);
  expect(made.status).toBe(201);
  const { tag, policy } = (await made.json()) as { tag: string; policy: string[] };
  const integrity = `sha384-${createHash('sha384').update(loader).digest('base64')}`;
  expect(tag).toBe(
    `<script src="${BASE}/widget/1/beside.js" integrity="${integrity}" crossorigin="anonymous" data-company="harbour" data-api="${BASE}"></script>`,
  );
  expect(policy).toEqual(['script-src https://beside.test', 'connect-src https://beside.test wss://relay.test']);
  const page = { headers: { origin: 'https://mine.harbour.test' } };
  expect(await (await app.call('GET', '/policy', page)).json()).toMatchObject({ company: { id: 'harbour' } });
  const auditor: Person = { oid: 'h-1', name: 'Hanna Vos', tid: 'tenant-harbour', roles: ['Auditor'] };
  const audit = await app.call('GET', '/audit/company', { headers: await app.issuer.bearer(auditor) });
  const { records } = (await audit.json()) as { records: AuditRecord[] };
  expect(records[0]).toMatchObject({ seq: 1, event: { type: 'company-created' }, actor: { id: 'olga' } });
});

test.each([
  ['an id', { id: 'norland', tenants: ['t'], origins: [] }, 'company/id-taken'],
  ['a tenant', { tenants: ['tenant-norland'], origins: [] }, 'company/tenant-taken'],
  ['a site', { origins: ['https://forms.norland.test'] }, 'company/origin-taken'],
])('[COMP-4] %s of another company is refused', async (_what, parts, code) => {
  expect(await refusal(await create({ ...harbour, ...parts }))).toEqual([409, code]);
});

test.each<[string, Person]>([
  ['an administrator of a company', { ...olga, tid: 'tenant-norland', roles: ['Admin'] }],
  ['the role in another tenant', { ...olga, tid: 'tenant-norland' }],
  ['somebody of the operator without the role', { ...olga, roles: ['Admin'] }],
  ['an agent', anna],
])('[COMP-4] %s adds nothing', async (_who, by) => {
  expect(await refusal(await create(harbour, by))).toEqual([403, 'auth/role-missing']);
});

test('[COMP-4] where there is no operator nobody adds anything', async () => {
  const closed = await openTestApp();
  const headers = await closed.issuer.bearer(olga);
  expect(await refusal(await closed.call('POST', '/companies', { headers, body: harbour }))).toEqual([
    403,
    'auth/role-missing',
  ]);
  closed.close();
});

test('[COMP-3] pages are told how the widget looks and speaks, and keep that for five minutes', async () => {
  const page = { headers: { origin: 'https://mine.harbour.test' } };
  await create(harbour);
  const told = await app.call('GET', '/appearance', page);
  expect(await told.json()).toEqual({ languages: ['nl', 'en'], accent: null, side: 'end' });
  expect(told.headers.get('cache-control')).toBe('private, max-age=300');
  expect(await refusal(await app.call('GET', '/appearance'))).toEqual([403, 'origin/unknown']);
});
