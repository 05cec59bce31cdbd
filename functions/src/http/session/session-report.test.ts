import { MAX_REPORTED_EVENTS, type AuditRecord, type HandCounts } from '@beside/protocol';
import { enter, invite, joinDesk } from '../../../testing/ends';
import { sofia } from '../../../testing/issuer';
import { openTestApp, type TestApp } from '../../../testing/test-app';
import { putCompany } from '../../companies/put-company';
import { policyName } from '../../companies/published-policy';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const NONE: HandCounts = { done: 0, proposed: 0, used: 0, requested: 0, pressed: 0, refused: 0, final: 0 };
const allowed = { type: 'write-mode', change: 'allowed' } as const;
const counted = { type: 'hands', counts: { ...NONE, proposed: 2, used: 1, final: 1 } } as const;
const ended = { type: 'write-mode', change: 'ended' } as const;

async function live() {
  const { session, pin } = await invite(app);
  const customer = await enter(app, pin);
  await customer.post('allow');
  return { session, customer };
}

async function reported(id: string) {
  const answer = await app.call('GET', `/audit/sessions/${id}`, { headers: await app.issuer.bearer(sofia) });
  const { records } = (await answer.json()) as { records: AuditRecord[] };
  return records
    .map(({ event }) => event)
    .filter(({ type }) => ['write-mode', 'hands', 'hidden', 'rules', 'page'].includes(type));
}

test('[AUDIT-6] what the customer’s browser reports stands in the audit, once and in its order', async () => {
  const { session, customer } = await live();
  expect((await customer.post('report', { number: 10, events: [allowed] })).status).toBe(200);
  expect((await customer.post('report', { number: 11, events: [counted, ended] })).status).toBe(200);
  expect((await customer.post('report', { number: 11, events: [counted, ended] })).status).toBe(200);
  expect(await reported(session.id)).toEqual([allowed, counted, ended]);
});

test.each<[string, unknown]>([
  ['no events', { number: 1, events: [] }],
  ['too many events', { number: 1, events: Array.from({ length: MAX_REPORTED_EVENTS + 1 }, () => allowed) }],
  ['another kind of event', { number: 1, events: [{ type: 'ended', by: 'server', reason: 'limit' }] }],
  ['words of its own', { number: 1, events: [{ ...allowed, field: 'Taxable income' }] }],
  ['a count of something else', { number: 1, events: [{ type: 'hands', counts: { ...NONE, income: 41_800 } }] }],
  ['a count that is missing', { number: 1, events: [{ type: 'hands', counts: { done: 1 } }] }],
  ['a count below nothing', { number: 1, events: [{ type: 'hands', counts: { ...NONE, done: -1 } }] }],
  ['counts of nothing', { number: 1, events: [{ type: 'hands', counts: NONE }] }],
  ['an exact count of what is hidden', { number: 1, events: [{ type: 'hidden', upTo: 37 }] }],
  ['rules without a hash', { number: 1, events: [{ type: 'rules', policy: { version: 1, hash: '' } }] }],
  ['a page by words', { number: 1, events: [{ type: 'page', label: 'Taxable income 41,800' }] }],
  [
    'a page by words beside its place',
    { number: 1, events: [{ type: 'page', policy: 'a'.repeat(64), entry: 0, label: 'Taxable income 41,800' }] },
  ],
  [
    'the text of rules',
    { number: 1, events: [{ type: 'rules', policy: { version: 1, hash: 'a'.repeat(64), rules: [] } }] },
  ],
  ['no number', { events: [allowed] }],
])('[AUDIT-1] a report with %s is refused, and nothing of it is kept', async (_name, body) => {
  const { session, customer } = await live();
  const answer = await customer.post('report', body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'request/malformed' });
  expect(await reported(session.id)).toEqual([]);
});

test('[AUDIT-17] how much is hidden stands in the audit when it is more than before, over all pages of a session', async () => {
  const { session, customer } = await live();
  const hidden = (upTo: number) => ({ type: 'hidden', upTo });
  await customer.post('report', { number: 1, events: [hidden(20), hidden(20), hidden(50)] });
  await customer.post('report', { number: 2, events: [hidden(10), allowed] });
  expect((await customer.post('report', { number: 3, events: [hidden(5)] })).status).toBe(200);
  await customer.post('report', { number: 4, events: [hidden(100)] });
  expect(await reported(session.id)).toEqual([hidden(20), hidden(50), allowed, hidden(100)]);
});

test('[COMP-6] rules that a page masks by stand in the audit where it named others last', async () => {
  const { session, customer } = await live();
  const own = await app.stores.companies.byId('norland');
  const published = { type: 'rules', policy: own && policyName(own) };
  const other = { type: 'rules', policy: { version: 2, hash: 'b'.repeat(64) } };
  expect((await customer.post('report', { number: 1, events: [published] })).status).toBe(200);
  expect(await reported(session.id)).toEqual([]);
  await customer.post('report', { number: 2, events: [other, allowed] });
  await customer.post('report', { number: 3, events: [other] });
  await customer.post('report', { number: 4, events: [published, other] });
  expect(await reported(session.id)).toEqual([other, allowed, published, other]);
});

test('[AUDIT-25] a page stands in the audit by the label that published rules give it, and once while it stays', async () => {
  const { session, customer } = await live();
  const before = await rulesWith([{ path: '/return', label: 'Tax return' }]);
  const now = await rulesWith([
    { path: '/', label: 'Anything else' },
    { path: '/return', label: 'Your return' },
  ]);
  const page = (policy: string, entry: number | null) => ({ type: 'page', policy, entry });
  await customer.post('report', { number: 1, events: [page(before, 0), allowed, page(before, 0)] });
  await customer.post('report', { number: 2, events: [page(before, 0)] });
  await customer.post('report', { number: 3, events: [page(now, 1), page(now, null), page(now, null), page(now, 0)] });
  expect(await reported(session.id)).toEqual([
    { type: 'page', label: 'Tax return' },
    allowed,
    { type: 'page', label: 'Your return' },
    { type: 'page' },
    { type: 'page', label: 'Anything else' },
  ]);
});

test('[AUDIT-25] of a page that published rules do not name nothing stands in the audit', async () => {
  const { session, customer } = await live();
  const bare = await rulesWith();
  const none = await rulesWith([]);
  const labels = await rulesWith([{ path: '/return', label: 'Tax return' }]);
  const page = (policy: string, entry: number | null) => ({ type: 'page', policy, entry });
  const said = [page(labels, 1), page(bare, null), page(bare, 0), page('b'.repeat(64), 0), page('b'.repeat(64), null)];
  for (const [index, one] of [...said, page(none, null)].entries())
    expect((await customer.post('report', { number: index + 1, events: [one] })).status).toBe(200);
  await customer.post('report', { number: 20, events: [page(bare, 0), page(none, 0), page(labels, 0), allowed] });
  expect(await reported(session.id)).toEqual([allowed]); // of more rules than two the rest is not looked for
});

/** Publishes rules with these labels; answers their hash. */
async function rulesWith(pages?: readonly { readonly path: string; readonly label: string }[]): Promise<string> {
  const before = await app.stores.companies.byId('norland');
  if (!before) throw new Error('no such company');
  const { version: _counted, pages: _before, ...rules } = before.policy;
  const policy = { ...rules, ...(pages && { pages }) };
  const put = await putCompany({ ...app.stores, clock: Date.now }, { ...before, policy });
  if (!put.ok) throw new Error(put.taken);
  return policyName(put.company).hash;
}

test('[AUDIT-6] only the customer reports, and only while the session lasts', async () => {
  const { session, customer } = await live();
  const desk = await joinDesk(app, session.id);
  const body = { number: 1, events: [allowed] };
  expect(await (await desk.post('report', body)).json()).toMatchObject({ code: 'auth/role-missing' });
  await customer.post('end', { reason: 'stopped' });
  expect(await (await customer.post('report', body)).json()).toMatchObject({ code: 'session/ended' });
  expect(await reported(session.id)).toEqual([]);
});
