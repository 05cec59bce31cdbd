import { bothEnds, enter, invite, newKey, redeem, refusal } from '../../../testing/ends';
import { anna, grace, ravi, sofia, type Person } from '../../../testing/issuer';
import { openTestApp, type TestApp } from '../../../testing/test-app';
import type { FiguresOfDays } from './figures';

const DAY_MS = 24 * 60 * 60_000;
let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

async function ask(query: Record<string, string | number>, reader: Person = sofia, changes = {}) {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const headers = await app.issuer.bearer(reader, changes);
  return app.call('GET', `/audit/figures?${search.toString()}`, { headers });
}
const figures = async (reader: Person = sofia, changes = {}) =>
  (await (
    await ask({ from: app.now() - 2 * DAY_MS, to: app.now(), zone: 'UTC' }, reader, changes)
  ).json()) as FiguresOfDays;

test('[AUDIT-20] [SESS-32] figures add up what sessions came to, day by day, and stay when sessions have ended', async () => {
  const first = await bothEnds(app, 'live');
  await first.desk.post('heartbeat', { active: true, measures: { connectMs: 9_000, markMs: 4_000 } });
  await first.customer.post('report', {
    number: 1,
    events: [{ type: 'hidden', upTo: 5 }],
    measures: { submitted: true },
  });
  await first.customer.post('end', { reason: 'stopped' });
  app.pass(DAY_MS);
  const { pin } = await invite(app, 'c-2', ravi);
  await redeem(app, pin === '00000001' ? '00000002' : '00000001', await newKey());
  app.pass(30_000);
  const customer = await enter(app, pin);
  await customer.post('allow');
  await invite(app, 'c-3');
  const { days, ends, ...all } = await figures();
  const spread = (ms: number) => ({ count: 1, p50: ms, p95: ms });
  expect(all).toEqual({
    ...{ sessions: 3, live: 2, completed: 1, wrongPins: 1 },
    ...{ connect: spread(9_000), firstMark: spread(4_000), toLive: { count: 2, p50: 0, p95: 30_000 } },
  });
  expect(
    days.map(({ day, sessions, live, completed, wrongPins }) => [day, sessions, live, completed, wrongPins]),
  ).toEqual([
    ['2026-11-01', 0, 0, 0, 0],
    ['2026-11-02', 1, 1, 1, 0],
    ['2026-11-03', 2, 1, 0, 1],
  ]);
  expect(days.map(({ connect }) => connect)).toEqual([null, spread(9_000), null]);
  expect(ends).toEqual([{ reason: 'stopped', count: 1 }]);
});

test('[AUDIT-20] asking for figures is one reading, by whoever asked', async () => {
  for (let index = 0; index < 3; index += 1) await invite(app, `c-${index}`);
  await figures();
  const records = await app.stores.audit.read('company:norland', {});
  expect(records.filter(({ event }) => event.type === 'audit-read')).toMatchObject([
    { event: { what: 'figures' }, actor: { id: 'sofia' } },
  ]);
});

test('[AUDIT-20] a wrong PIN is of the day whose minute it came in, whenever it was written', async () => {
  const midnight = Math.ceil(app.now() / DAY_MS) * DAY_MS;
  app.pass(midnight - app.now() - 20_000);
  await invite(app);
  for (const pin of ['00000001', '00000002', '00000003']) await redeem(app, pin, await newKey());
  app.pass(50_000);
  await app.sweep();
  const of = async (from: number) => {
    const answer = await ask({ from, to: from + DAY_MS - 1, zone: 'UTC' });
    return ((await answer.json()) as FiguresOfDays).wrongPins;
  };
  expect([await of(midnight - DAY_MS), await of(midnight)]).toEqual([3, 0]);
});

test('[AUDIT-20] nor does it matter how much later that was', async () => {
  const midnight = Math.ceil(app.now() / DAY_MS) * DAY_MS;
  app.pass(midnight - app.now() - 20_000);
  await invite(app);
  await redeem(app, '00000001', await newKey());
  app.pass(9 * 60 * 60_000); // nothing swept meanwhile
  const answer = await ask({ from: midnight - DAY_MS, to: midnight - 1, zone: 'UTC' });
  expect(((await answer.json()) as FiguresOfDays).wrongPins).toBe(1);
});

test('[AUDIT-20] another company’s are its own, and an agent has none', async () => {
  await invite(app);
  expect(await figures(grace)).toMatchObject({ sessions: 0, ends: [] });
  const answer = await ask({ from: 0, to: 1, zone: 'UTC' }, anna);
  expect(await refusal(answer)).toEqual([403, 'auth/role-missing']);
});

test('[AUDIT-20] of a business unit the unit’s sessions alone, and wrong PINs of nobody', async () => {
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
  await redeem(app, '00000001', await newKey());
  expect(await figures(sofia, { unit: 'south' })).toMatchObject({ sessions: 1, wrongPins: null });
  expect(await figures({ ...sofia, roles: ['Auditor'] })).toMatchObject({ sessions: 2, wrongPins: 1 });
});

test.each([
  ['no range', { zone: 'UTC' }],
  ['no zone', { from: 0, to: 1 }],
  ['a zone that nobody knows', { from: 0, to: 1, zone: 'Middle/Earth' }],
  ['an end before its beginning', { from: 2, to: 1, zone: 'UTC' }],
  ['more than 92 days', { from: 0, to: 93 * DAY_MS, zone: 'UTC' }],
])('[AUDIT-20] %s is malformed', async (_what, query) => {
  expect(await refusal(await ask(query))).toEqual([400, 'request/malformed']);
});

test('days are those of the reader’s time zone, also where clocks change', async () => {
  const from = Date.UTC(2026, 9, 23, 22);
  const { days } = (await (
    await ask({ from, to: from + 3 * DAY_MS, zone: 'Europe/Amsterdam' })
  ).json()) as FiguresOfDays;
  expect(days.map(({ day }) => day)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
});
