import { putCompany } from '../../companies/put-company';
import { HOP_TICKET_MS } from '../../tokens/credential';
import { bothEnds, createEnd, newKey, refusal, SITE, type End, type Joined } from '../../../testing/ends';
import { norland, openTestApp, type TestApp } from '../../../testing/test-app';

const FORMS = 'https://forms.norland.test';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

async function ticketFor(end: End, origin = SITE): Promise<Response> {
  const path = `/sessions/${end.session.id}/hop`;
  return app.call('POST', path, { headers: { origin, ...(await end.prove('POST', path)) }, body: {} });
}

const ticketOf = async (end: End) => ((await (await ticketFor(end)).json()) as { ticket: string }).ticket;

async function hop(ticket: string, { origin = FORMS, key = newKey() } = {}): Promise<Response> {
  return app.call('POST', '/hops', { headers: { origin }, body: { ticket, key: (await key).publicJwk } });
}

test('[SEAL-13] the customer goes on at another origin of the site: same participant, another key, and it is in the audit', async () => {
  const { id, customer } = await bothEnds(app, 'live');
  const key = await newKey();
  app.said.length = 0;
  const answer = await hop(await ticketOf(customer), { key: Promise.resolve(key) });
  expect(answer.status).toBe(200);
  const joined = (await answer.json()) as Joined;
  expect(joined).toMatchObject({ participant: customer.participant, session: { id, state: 'live', origin: FORMS } });
  const there = createEnd(app, key, joined);
  expect((await there.read()).status).toBe(200);
  const events = (await app.stores.audit.read(`session:${id}`, {})).map(({ event }) => event);
  expect(events.at(-1)).toEqual({ type: 'moved', origin: FORMS });
  expect(app.said).toContainEqual({ closed: customer.participant });
});

test('[SEAL-12] from then on the page before holds nothing, nor does its ticket for anybody else', async () => {
  const { customer } = await bothEnds(app, 'live');
  const [ticket, key] = [await ticketOf(customer), newKey()];
  expect((await hop(ticket, { key })).status).toBe(200);
  expect(await refusal(await customer.read())).toEqual([409, 'session/moved']);
  expect(await refusal(await customer.post('socket'))).toEqual([409, 'session/moved']);
  expect(await refusal(await hop(ticket))).toEqual([401, 'auth/invalid']);
  expect((await hop(ticket, { key })).status).toBe(200); // asked again, since the answer was lost
});

test('[SEAL-12] of many that take one hop at once, one is the customer', async () => {
  const { customer } = await bothEnds(app, 'live');
  const ticket = await ticketOf(customer);
  const answers = await Promise.all(Array.from({ length: 20 }, () => hop(ticket)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('[SEAL-13] a ticket is good for some minutes, at pages of its company, and before the end', async () => {
  const { customer } = await bothEnds(app, 'live');
  const ticket = await ticketOf(customer);
  expect(await refusal(await hop(ticket, { origin: 'https://www.meridian.test' }))).toEqual([401, 'auth/invalid']);
  expect(await refusal(await hop(ticket, { origin: 'https://elsewhere.test' }))).toEqual([403, 'origin/unknown']);
  expect(await refusal(await hop(`${ticket}x`))).toEqual([401, 'auth/invalid']);
  expect(await refusal(await hop(customer.credential))).toEqual([401, 'auth/invalid']);
  const late = await ticketOf(customer);
  app.pass(HOP_TICKET_MS + 1_000);
  expect(await refusal(await hop(late))).toEqual([401, 'auth/expired']);
  const last = await ticketOf(customer);
  await customer.post('end', { reason: 'stopped' });
  expect(await refusal(await hop(last))).toEqual([409, 'session/ended']);
});

test('[SEAL-13] there is no ticket for agents, nor where the company has no other page at the site', async () => {
  const { desk, customer } = await bothEnds(app, 'live');
  expect(await refusal(await ticketFor(desk))).toEqual([403, 'auth/role-missing']);
  await putCompany({ ...app.stores, clock: app.now }, { ...norland, origins: [SITE, 'https://norland.example'] });
  expect(await (await ticketFor(customer)).json()).toEqual({ ticket: null });
});
