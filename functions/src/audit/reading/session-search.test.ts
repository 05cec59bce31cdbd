import { bothEnds, enter, invite, newKey, redeem, refusal, SITE } from '../../../testing/ends';
import { anna, grace, ravi, sofia, type Person } from '../../../testing/issuer';
import { openTestApp, type TestApp } from '../../../testing/test-app';
import type { AuditSession } from './audit-session';

const MINUTE = 60_000;
let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

interface Found {
  readonly sessions: readonly AuditSession[];
  readonly hasTeam: boolean;
}

async function ask(query: Record<string, string>, reader: Person = sofia, changes: Record<string, unknown> = {}) {
  const path = `/audit/sessions?${new URLSearchParams(query).toString()}`;
  return app.call('GET', path, { headers: await app.issuer.bearer(reader, changes) });
}
const find = async (...asked: Parameters<typeof ask>) => (await (await ask(...asked)).json()) as Found;
const ids = async (...asked: Parameters<typeof ask>) => (await find(...asked)).sessions.map(({ id }) => id);

test('[AUDIT-21] sessions are found by state, end, site, wrong PINs and length', async () => {
  const long = await bothEnds(app, 'live', 'c-1');
  app.pass(31 * MINUTE);
  const { pin, session: guessed } = await invite(app, 'c-2', ravi);
  await redeem(app, pin === '00000001' ? '00000002' : '00000001', await newKey());
  const customer = await enter(app, pin);
  await app.sweep();
  expect(await ids({ state: 'asking,live' })).toEqual([guessed.id]);
  await customer.post('refuse');
  expect(await ids({ reason: 'refused,consent-expired' })).toEqual([guessed.id]);
  expect(await ids({ risk: 'wrong-pins' })).toEqual([guessed.id]);
  expect([await ids({ longer: '30' }), await ids({ longer: '31' })]).toEqual([[long.id], []]);
  expect(await ids({ origin: SITE, state: 'ended' })).toEqual([guessed.id, long.id]);
  expect(await ids({ origin: 'https://elsewhere.test' })).toEqual([]);
});

test('[AUDIT-21] what is looked for is found wherever it is, and not on the first page alone', async () => {
  const { desk, id } = await bothEnds(app, 'live', 'c-0');
  const headers = await app.issuer.bearer(anna);
  await app.call('POST', `/sessions/${id}/end`, { headers, body: { reason: 'exit' } });
  for (let index = 1; index < 55; index += 1) await invite(app, `c-${index}`);
  expect(await ids({ reason: 'exit' })).toEqual([desk.session.id]);
});

test('[AUDIT-21] an agent is named by one of the own sessions, as far as the reader reaches', async () => {
  const [one, two] = [await invite(app, 'c-1'), await invite(app, 'c-2')];
  const other = await invite(app, 'c-3', ravi);
  expect((await ids({ agentOf: one.session.id })).sort()).toEqual([one.session.id, two.session.id].sort());
  expect(await ids({ agentOf: other.session.id })).toEqual([other.session.id]);
  expect(await ids({ agentOf: other.session.id }, anna)).toEqual([]);
  expect(await ids({ agentOf: one.session.id }, { ...grace, roles: ['Supervisor'] })).toEqual([]);
});

test('[AUDIT-8] [AUDIT-21] an agent whose name was erased is nobody, and not one with all others of that kind', async () => {
  const admin: Person = { ...sofia, oid: 'tom', roles: ['Admin'] };
  const ended: string[] = [];
  for (const conversation of ['c-1', 'c-2']) {
    const { id, customer } = await bothEnds(app, 'live', conversation);
    await customer.post('end', { reason: 'stopped' });
    ended.push(id);
  }
  expect(await ids({ agentOf: ended[0] ?? '' })).toHaveLength(2);
  await app.call('POST', '/audit/erasures', { headers: await app.issuer.bearer(admin), body: { person: 'anna' } });
  expect((await ids({})).sort()).toEqual(ended.sort());
  expect(await ids({ agentOf: ended[0] ?? '' })).toEqual([]);
});

test('[AUDIT-21] each session says which are of the same agent, without the account', async () => {
  const made: string[] = [];
  for (const [conversation, agent] of [
    ['c-1', anna],
    ['c-2', anna],
    ['c-3', { ...anna, oid: 'another-anna' }],
  ] as const)
    made.push((await invite(app, conversation, agent)).session.id);
  const { sessions } = await find({});
  const [first, second, third] = made.map((id) => sessions.find((one) => one.id === id)?.agentKey);
  expect([first === second, first === third, first?.length]).toEqual([true, false, 16]);
  expect(JSON.stringify(sessions)).not.toContain(anna.oid);
});

test.each([{ state: 'gone' }, { reason: 'exit;drop' }, { risk: 'poor-link' }, { longer: '0' }, { team: 'south' }])(
  '[AUDIT-21] a search for %j is malformed',
  async (query) => {
    expect(await refusal(await ask(query as unknown as Record<string, string>))).toEqual([400, 'request/malformed']);
  },
);

test('[AUDIT-21] [SESS-34] the own team is that of the sign-in, and each session says whether the reader may end it', async () => {
  const auditor: Person = { ...sofia, oid: 'audrey', roles: ['Auditor'] };
  const { session } = await invite(app);
  const mayEnd = async (...asked: Parameters<typeof ask>) =>
    (await find(...asked)).sessions.map((one) => one.mayEnd).sort();
  expect([await mayEnd({}), await mayEnd({}, auditor), await mayEnd({}, anna)]).toEqual([[true], [false], [false]]);
  expect([(await find({})).hasTeam, await ids({ team: '1' })]).toEqual([false, []]);
  const headers = await app.issuer.bearer(anna);
  await app.call('POST', `/sessions/${session.id}/end`, { headers, body: { reason: 'exit' } });
  expect(await mayEnd({})).toEqual([false]);

  app.close();
  const staff = { issuerTemplate: 'https://login.test/{tenantid}/v2.0', audience: 'api://beside', unitClaim: 'unit' };
  app = await openTestApp({ staff });
  const of: Record<string, string> = {};
  for (const [agent, unit] of [
    [anna, 'north'],
    [ravi, 'south'],
  ] as const) {
    const body = { conversation: `c-${unit}`, channel: 'chat', versions: { min: 1, max: 1 } };
    const made = await app.call('POST', '/invitations', { headers: await app.issuer.bearer(agent, { unit }), body });
    of[unit] = ((await made.json()) as { session: { id: string } }).session.id;
  }
  const both: Person = { ...sofia, roles: ['Supervisor', 'Auditor'] };
  expect(await find({ team: '1' }, both, { unit: 'south' })).toMatchObject({
    hasTeam: true,
    sessions: [{ id: of['south'], mayEnd: true }],
  });
  expect(await mayEnd({}, both, { unit: 'south' })).toEqual([false, true]);
});
