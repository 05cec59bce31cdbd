import type { AuditRecord } from '@beside/protocol';
import { refusal } from '../../../testing/ends';
import { anna, sofia, type Person } from '../../../testing/issuer';
import { norland, openTestApp, type TestApp } from '../../../testing/test-app';
import { seedCompany } from '../../companies/seed-company';

const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };
const ines: Person = { oid: 'ines', name: 'Ines Duarte', tid: 'tenant-norland', roles: ['Admin'] };

interface View {
  readonly name: string;
  readonly origins: readonly string[];
  readonly policy: { readonly version: number };
  readonly settings: { readonly twoPersons: boolean };
  readonly revision: number;
  readonly proposal?: { readonly by: string; readonly isOwn: boolean; readonly name: string };
}

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
  const switched = await change(tom, { settings: { twoPersons: true } });
  expect(switched.status).toBe(200);
});
afterEach(() => app.close());

const post = async (by: Person, path: string, body: unknown) =>
  app.call('POST', path, { headers: await app.issuer.bearer(by), body });
const read = async (by = tom) =>
  (await (await app.call('GET', '/company', { headers: await app.issuer.bearer(by) })).json()) as View;

async function change(by: Person, parts: object): Promise<Response> {
  const { name, origins, policy, settings, revision } = await read(by);
  const { version: _version, ...rules } = policy;
  return post(by, '/company', { name, origins, policy: rules, settings, revision, ...parts });
}

async function events(): Promise<string[]> {
  const audit = await app.call('GET', '/audit/company', { headers: await app.issuer.bearer(sofia) });
  const { records } = (await audit.json()) as { records: AuditRecord[] };
  return records.flatMap(({ event, actor }) => {
    if (event.type === 'settings-changed') {
      expect(event.policy?.hash ?? '').toMatch(event.policy ? /^[0-9a-f]{64}$/ : /^$/);
      return [`changed by ${actor?.id}${event.policy ? ` to version ${event.policy.version}` : ''}`];
    }
    return event.type === 'settings-proposal' ? [`${event.change} by ${actor?.id}`] : [];
  });
}

test('[COMP-1] [COMP-2] a change waits, and holds when another administrator has approved it', async () => {
  const proposed = await change(tom, { name: 'Norland', policy: { ...norland.policy, base: 'nothing' } });
  expect(proposed.status).toBe(200);
  const before = await read(ines);
  expect(before).toMatchObject({ name: 'Norland Tax Office', policy: { base: 'labels', version: 1 } });
  expect(before.proposal).toMatchObject({
    ...{ by: 'Tom Becker', isOwn: false, at: app.now(), name: 'Norland' },
    ...{ policy: { base: 'nothing' }, settings: { twoPersons: true } },
  });
  const approved = await post(ines, '/company/approval', { revision: before.revision });
  expect(await approved.json()).toMatchObject({ name: 'Norland', policy: { base: 'nothing', version: 2 } });
  expect(await read()).not.toHaveProperty('proposal');
  expect(await events()).toEqual(['changed by tom', 'made by tom', 'changed by ines to version 2']);
});

test('[COMP-2] nobody approves the own proposal, and nobody who is no administrator', async () => {
  await change(tom, { name: 'Norland' });
  const { revision, proposal } = await read();
  expect(proposal?.isOwn).toBe(true);
  expect(await refusal(await post(tom, '/company/approval', { revision }))).toEqual([403, 'company/own-proposal']);
  expect(await refusal(await post(anna, '/company/approval', { revision }))).toEqual([403, 'auth/role-missing']);
  expect(await refusal(await post(sofia, '/company/withdrawal', { revision }))).toEqual([403, 'auth/role-missing']);
  expect((await read()).name).toBe('Norland Tax Office');
});

test('[COMP-2] what is approved is what was read: a proposal that was replaced meanwhile is not', async () => {
  await change(tom, { name: 'Norland' });
  const { revision } = await read(ines);
  await change(tom, { name: 'Evil Corp' });
  expect(await refusal(await post(ines, '/company/approval', { revision }))).toEqual([409, 'company/changed']);
  expect((await read()).name).toBe('Norland Tax Office');
});

test('[COMP-2] switching it off takes two as well', async () => {
  await change(tom, { settings: {} });
  const { settings, revision } = await read(ines);
  expect(settings.twoPersons).toBe(true);
  await post(ines, '/company/approval', { revision });
  expect((await read()).settings.twoPersons).toBe(false);
  expect((await change(tom, { name: 'Norland' })).status).toBe(200);
  expect((await read()).name).toBe('Norland');
});

test('[COMP-2] a proposal is withdrawn by either of them, once, and what is gone is not approved', async () => {
  await change(tom, { name: 'Norland' });
  const { revision } = await read();
  const withdrawn = (await (await post(ines, '/company/withdrawal', { revision })).json()) as View;
  expect(withdrawn).not.toHaveProperty('proposal');
  const now = { revision: withdrawn.revision };
  expect(await refusal(await post(ines, '/company/approval', now))).toEqual([409, 'company/no-proposal']);
  expect(await refusal(await post(tom, '/company/withdrawal', now))).toEqual([409, 'company/no-proposal']);
  expect(await events()).toEqual(['changed by tom', 'made by tom', 'withdrawn by ines']);
});

test('[COMP-2] a proposal that takes another company’s site is refused when it is approved, and waits on', async () => {
  await change(tom, { origins: ['https://www.meridian.test'] });
  const { revision } = await read();
  const taken = await post(ines, '/company/approval', { revision });
  expect(await refusal(taken)).toEqual([409, 'company/origin-taken']);
  expect((await read()).proposal?.by).toBe('Tom Becker');
});

test('[COMP-2] a proposal outlasts a restart of the host', async () => {
  await change(tom, { name: 'Norland' });
  await seedCompany({ ...app.stores, clock: app.now }, norland);
  const { revision, proposal } = await read(ines);
  expect(proposal?.name).toBe('Norland');
  expect((await post(ines, '/company/approval', { revision })).status).toBe(200);
});

test('[COMP-3] a colour under which nobody reads white words is refused', async () => {
  const pale = await change(tom, { settings: { accent: '#ffd000' } });
  expect(await refusal(pale)).toEqual([400, 'company/colour-unreadable']);
});
