import type { AuditRecord } from '@beside/protocol';
import { bothEnds, enter, invite, newKey, redeem, refusal } from '../../../testing/ends';
import { anna, grace, ravi, sofia, type Person } from '../../../testing/issuer';
import { openTestApp, type TestApp } from '../../../testing/test-app';
import { VIEW_TICKET_MS } from '../../tokens/credential';
import type { LiveView } from './live-view';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

async function look(reader: Person = sofia, ticket = '', changes: Record<string, unknown> = {}): Promise<LiveView> {
  const path = `/audit/live?${new URLSearchParams({ ticket }).toString()}`;
  return (await (
    await app.call('GET', path, { headers: await app.issuer.bearer(reader, changes) })
  ).json()) as LiveView;
}

async function readings(company = 'norland') {
  const records = await app.stores.audit.read(`company:${company}`, {});
  return records.flatMap(({ event, actor }) =>
    event.type === 'audit-read' ? [{ what: event.what, by: (actor as AuditRecord['actor'])?.id }] : [],
  );
}

test('[AUDIT-19] an opened view is one reading, however often it is refreshed within an hour', async () => {
  await bothEnds(app, 'live');
  const opened = await look();
  const { ticket } = await look(sofia, opened.ticket);
  await look(sofia, ticket);
  expect(await readings()).toEqual([{ what: 'live', by: 'sofia' }]);
  app.pass(VIEW_TICKET_MS + 1_000);
  await look(sofia, ticket);
  expect(await readings()).toHaveLength(2);
});

test('[AUDIT-19] a ticket is good for whose view it is, in whose company, and for nothing else', async () => {
  const { session } = await invite(app);
  const { ticket } = await look();
  const noor: Person = { ...sofia, oid: 'noor', name: 'Noor' };
  expect((await look(noor, ticket)).sessions.map(({ id }) => id)).toEqual([session.id]);
  expect(await readings()).toEqual([
    { what: 'live', by: 'sofia' },
    { what: 'live', by: 'noor' },
  ]);
  expect((await look({ ...grace, oid: 'sofia' }, ticket)).sessions).toEqual([]);
  expect(await readings('meridian')).toEqual([{ what: 'live', by: 'sofia' }]);
  await look(sofia, 'not-a-ticket');
  expect(await readings()).toHaveLength(3);
});

test('[AUDIT-19] a ticket names nobody, though it stands in an address', async () => {
  const { ticket } = await look();
  const said = Buffer.from(ticket.split('.')[1] ?? '', 'base64url').toString();
  expect(JSON.parse(said)).toHaveProperty('exp');
  expect(said).not.toMatch(/sofia|norland"/i);
});

test('[AUDIT-19] an agent has no view of what goes on, with or without a supervisor’s ticket', async () => {
  const { ticket } = await look();
  const headers = await app.issuer.bearer(anna);
  const answer = await app.call('GET', `/audit/live?ticket=${ticket}`, { headers });
  expect(await refusal(answer)).toEqual([403, 'auth/role-missing']);
});

test('[AUDIT-15] a supervisor of a business unit sees what goes on in that unit alone', async () => {
  app.close();
  const staff = { issuerTemplate: 'https://login.test/{tenantid}/v2.0', audience: 'api://beside', unitClaim: 'unit' };
  app = await openTestApp({ staff });
  for (const [agent, unit] of [
    [anna, 'north'],
    [ravi, 'south'],
  ] as const) {
    const body = { conversation: `c-${unit}`, channel: 'chat', versions: { min: 1, max: 1 } };
    await app.call('POST', '/invitations', { headers: await app.issuer.bearer(agent, { unit }), body });
  }
  const { sessions, ticket } = await look(sofia, '', { unit: 'south' });
  expect(sessions.map(({ agentName }) => agentName)).toEqual(['Ravi Menon']);
  const moved = await look(sofia, ticket, { unit: 'west' });
  expect(moved.sessions).toEqual([]);
});

test('[SESS-32] what goes on says its state, its times and what to watch; what has ended is gone', async () => {
  const { id, customer } = await bothEnds(app, 'live');
  app.pass(1_000);
  const { session: waiting } = await invite(app, 'c-2', ravi);
  await customer.post('report', { number: 1, events: [{ type: 'write-mode', change: 'allowed' }] });
  const { sessions, now } = await look();
  expect(sessions).toMatchObject([
    { id: waiting.id, state: 'invited', agentName: 'Ravi Menon', risks: [] },
    { id, state: 'live', since: now - 1_000, origin: 'https://www.norland.test', risks: ['write-mode'] },
  ]);
  await customer.post('end', { reason: 'stopped' });
  expect((await look()).sessions.map((one) => one.id)).toEqual([waiting.id]);
});

test('[SESS-7] a session whose time is over is not among those that go on', async () => {
  await invite(app);
  app.pass(11 * 60_000);
  expect((await look()).sessions).toEqual([]);
});

test('[SESS-7] [SESS-32] a look changes nothing of a session whose time has not come, and one that cannot be settled now stays in it', async () => {
  const { session } = await invite(app);
  const { sessions } = app.stores;
  let changes = 0;
  const { get } = sessions;
  sessions.get = (company, id) => {
    changes += 1;
    return get.call(sessions, company, id);
  };
  expect((await look()).sessions).toHaveLength(1);
  expect(changes).toBe(0);
  app.pass(11 * 60_000);
  const { replace } = sessions;
  sessions.replace = async () => 'conflict';
  expect((await look()).sessions.map(({ id }) => id)).toEqual([session.id]);
  sessions.replace = replace;
  expect((await look()).sessions).toEqual([]);
});

test('[SESS-32] wrong PINs from where the right one came from are counted; those of others are not', async () => {
  const { pin } = await invite(app);
  const key = await newKey();
  for (const wrong of ['00000001', '00000002']) await redeem(app, wrong === pin ? '00000003' : wrong, key);
  await enter(app, pin);
  expect((await look()).sessions).toMatchObject([{ state: 'asking', risks: ['wrong-pins'] }]);
});
