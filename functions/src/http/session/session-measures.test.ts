import { bothEnds, enter, invite, refusal } from '../../../testing/ends';
import { openTestApp, type TestApp } from '../../../testing/test-app';
import type { Measured } from '../../telemetry';

let app: TestApp;
let measured: Measured[];
beforeEach(async () => {
  measured = [];
  app = await openTestApp({
    telemetry: { record: (one) => void measured.push(one), step: (_name, work) => work() },
  });
});
afterEach(() => app.close());

/** What was counted of how sessions went. */
const went = () =>
  measured.filter(
    (one) =>
      ['presses', 'resyncs', 'form'].includes(one.name) ||
      (one.name === 'time' && (one.of === 'connect' || one.of === 'mark')),
  );

test('[SESS-23] what both ends say of how it went is counted once, when the session ends, and stands in no audit', async () => {
  const { id, customer, desk } = await bothEnds(app, 'live');
  const way = { agentPresses: 1, connectMs: 31_000 };
  await desk.post('heartbeat', { active: true, measures: way });
  await desk.post('heartbeat', { active: false, measures: { ...way, markMs: 4_000, resyncs: 1 } });
  await customer.post('report', { number: 1, events: [], measures: { customerPresses: 3 } });
  await customer.post('report', { number: 1, events: [], measures: { customerPresses: 9, submitted: true } });
  expect(went()).toEqual([]);
  await desk.post('end', { reason: 'exit', measures: { ...way, markMs: 4_000, resyncs: 2 } });
  expect(went()).toEqual([
    { name: 'presses', of: 'agent', count: 1 },
    { name: 'presses', of: 'customer', count: 3 },
    { name: 'time', of: 'connect', ms: 31_000 },
    { name: 'time', of: 'mark', ms: 4_000 },
    { name: 'resyncs', count: 2 },
    { name: 'form', submitted: 'yes' },
  ]);
  expect((await desk.post('heartbeat', { active: false, measures: { resyncs: 7 } })).status).toBe(200);
  await app.sweep();
  expect(went()).toHaveLength(6);
  const audit = await app.stores.audit.read(`session:${id}`, {});
  expect(JSON.stringify(audit)).not.toMatch(/31000|presses|resyncs/i);
});

test('[SESS-23] a session of which neither end said anything counts as one without a form; one that nobody allowed not at all', async () => {
  const { customer } = await bothEnds(app, 'live');
  await customer.post('end', { reason: 'stopped' });
  expect(went()).toEqual([{ name: 'form', submitted: 'no' }]);
  const refused = await enter(app, (await invite(app, 'c-2')).pin);
  await refused.post('refuse');
  expect(went()).toHaveLength(1);
});

test.each<[string, unknown]>([
  ['a number that nobody knows', { fields: 12 }],
  ['words', { agentPresses: 'Anna Visser' }],
  ['more than a day', { connectMs: 86_400_001 }],
  ['a part of a press', { agentPresses: 1.5 }],
  ['what the customer alone knows', { submitted: true }],
])('[SESS-23] a desk that says %s is refused, and nothing of it is kept', async (_name, measures) => {
  const { desk } = await bothEnds(app, 'live');
  const answer = await desk.post('heartbeat', { active: true, measures });
  expect(await refusal(answer)).toEqual([400, 'request/malformed']);
  await desk.post('end', { reason: 'exit' });
  expect(went()).toEqual([{ name: 'form', submitted: 'no' }]);
});

test('[SESS-23] a customer’s page says only what it alone knows, and an empty report is none', async () => {
  const { customer } = await bothEnds(app, 'live');
  for (const measures of [{ connectMs: 5 }, { submitted: 'yes' }, { customerPresses: 0 }]) {
    const answer = await customer.post('report', { number: 1, events: [], measures });
    expect(await refusal(answer)).toEqual([400, 'request/malformed']);
  }
  expect((await customer.post('report', { number: 1, events: [] })).status).toBe(400);
});
