import { supervisorReasons, type SessionView } from '@beside/protocol';
import { bothEnds, invite, refusal } from '../../../testing/ends';
import { anna, grace, ravi, sofia, type Person } from '../../../testing/issuer';
import { connect } from '../../../testing/relay';
import { openTestApp, type TestApp } from '../../../testing/test-app';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const reason = 'supervisor-privacy';
async function end(id: string, body: unknown = { reason }, by: Person = sofia, changes: Record<string, unknown> = {}) {
  return app.call('POST', `/audit/sessions/${id}/end`, { headers: await app.issuer.bearer(by, changes), body });
}
const stateOf = async (id: string) => (await app.stores.sessions.get('norland', id))?.session.state;

test('[SESS-33] both ends are told at once that a supervisor ended it, and why; who it was is in the audit', async () => {
  const { id, desk, customer } = await bothEnds(app, 'live');
  await connect(app, customer, 'page-1');
  const told = app.said.length;
  const answer = await end(id);
  expect([answer.status, await answer.json()]).toMatchObject([
    200,
    { session: { id, state: 'ended', endedBy: 'supervisor', reason } },
  ]);
  const views = app.said.slice(told).flatMap((one) => ('fact' in one ? [[one.to, one.fact.session] as const] : []));
  expect(views.map(([to]) => to).sort()).toEqual([desk.participant, customer.participant].sort());
  for (const [, view] of views) expect(view).toMatchObject({ state: 'ended', by: 'supervisor', reason });
  expect((await customer.read()).status).toBe(200);
  expect((await (await desk.read()).json()) as SessionView).toMatchObject({ state: 'ended', by: 'supervisor', reason });
  const records = await app.stores.audit.read(`session:${id}`, {});
  expect(records.at(-1)).toMatchObject({
    event: { type: 'ended', by: 'supervisor', reason },
    actor: { id: 'sofia', name: 'Sofia Lindqvist' },
  });
});

test('[SESS-33] whoever is no supervisor ends nothing here, and what is out of reach does not exist', async () => {
  const { session } = await invite(app);
  const auditor: Person = { ...sofia, oid: 'audrey', roles: ['Auditor'] };
  for (const nobody of [anna, auditor])
    expect(await refusal(await end(session.id, { reason }, nobody))).toEqual([403, 'auth/role-missing']);
  const elsewhere: Person = { ...grace, roles: ['Supervisor'] };
  expect(await refusal(await end(session.id, { reason }, elsewhere))).toEqual([404, 'session/unknown']);
  expect(await refusal(await end('none'))).toEqual([404, 'session/unknown']);
  expect(await stateOf(session.id)).toBe('invited');
});

test('[SESS-33] a supervisor of a business unit ends sessions of that unit alone', async () => {
  app.close();
  const staff = { issuerTemplate: 'https://login.test/{tenantid}/v2.0', audience: 'api://beside', unitClaim: 'unit' };
  app = await openTestApp({ staff });
  const body = { conversation: 'c-1', channel: 'chat', versions: { min: 1, max: 1 } };
  const headers = await app.issuer.bearer(ravi, { unit: 'south' });
  const { session } = (await (await app.call('POST', '/invitations', { headers, body })).json()) as {
    session: SessionView;
  };
  expect(await refusal(await end(session.id, { reason }, sofia, { unit: 'north' }))).toEqual([404, 'session/unknown']);
  const both: Person = { ...sofia, roles: ['Supervisor', 'Auditor'] };
  expect(await refusal(await end(session.id, { reason }, both, { unit: 'north' }))).toEqual([404, 'session/unknown']);
  const without: Person = { ...sofia, roles: ['Supervisor', 'Agent'] };
  expect(await refusal(await end(session.id, { reason }, without))).toEqual([403, 'auth/role-missing']);
  expect(await stateOf(session.id)).toBe('invited');
  expect((await end(session.id, { reason }, sofia, { unit: 'south' })).status).toBe(200);
});

test.each([{}, { reason: 'exit' }, { reason: 'because' }, { reason, note: 'words of its own' }])(
  '[SESS-33] the reason is one of the list: %j is refused',
  async (body) => {
    const { session } = await invite(app);
    expect(await refusal(await end(session.id, body))).toEqual([400, 'request/malformed']);
    expect(await stateOf(session.id)).toBe('invited');
  },
);

test.each(supervisorReasons)('[SESS-33] %s ends it once', async (one) => {
  const { session } = await invite(app);
  expect((await end(session.id, { reason: one })).status).toBe(200);
  expect(await refusal(await end(session.id, { reason: one }))).toEqual([409, 'session/ended']);
});

test('[SESS-33] a session whose own time was over ended by itself, and nobody is named for it', async () => {
  const { session } = await invite(app);
  app.pass(11 * 60_000);
  expect(await refusal(await end(session.id))).toEqual([409, 'session/ended']);
  const last = (await app.stores.audit.read(`session:${session.id}`, {})).at(-1);
  expect(last?.event).toEqual({ type: 'ended', by: 'server', reason: 'invitation-expired' });
  expect(last).not.toHaveProperty('actor');
});
