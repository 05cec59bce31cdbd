import { readFileSync } from 'node:fs';
import type { AuditRecord, SessionView, WaitingRequest } from '@beside/protocol';
import {
  bothEnds,
  createEnd,
  invite,
  joinDesk,
  newKey,
  offer,
  refusal,
  takePin,
  takeRequest,
  wait,
  type Joined,
} from '../../../testing/ends';
import { anna, elena, grace, ravi, sofia } from '../../../testing/issuer';
import { norland, openTestApp, type TestApp } from '../../../testing/test-app';
import { putCompany } from '../../companies/put-company';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const MINUTE = 60_000;
const BANK = 'https://www.meridian.test';

async function audit(path: string, reader = sofia): Promise<AuditRecord[]> {
  const response = await app.call('GET', path, { headers: await app.issuer.bearer(reader) });
  return ((await response.json()) as { records: AuditRecord[] }).records;
}

const companyEvents = async (reader = sofia) =>
  (await audit('/audit/company', reader)).map(({ event }) => event).filter(({ type }) => type !== 'audit-read');

async function waitingRequests(agent = anna, conversation = 'c-1'): Promise<readonly WaitingRequest[]> {
  const headers = await app.issuer.bearer(agent);
  const response = await app.call('GET', `/requests?conversation=${conversation}`, { headers });
  return ((await response.json()) as { requests: WaitingRequest[] }).requests;
}

test('[PIN-8] [SESS-15] a PIN that the customer reads out: the session begins with the question, and is theirs', async () => {
  const customer = await wait(app, 'pin');
  expect(customer.pin).toMatch(/^\d{6}$/);
  expect(await (await customer.ask()).json()).toEqual({
    offer: { state: 'waiting', until: app.now() + 10 * MINUTE, now: app.now() },
  });

  app.pass(MINUTE);
  const pin = customer.pin ?? '';
  const taken = await takePin(app, ` ${pin.slice(0, 3)} ${pin.slice(3)} `);
  expect(taken.status).toBe(201);
  const { session } = (await taken.json()) as { session: SessionView };
  expect(session).toMatchObject({ state: 'asking', origin: 'https://www.norland.test', agentName: 'Anna Visser' });
  const desk = await joinDesk(app, session.id);

  const joined = (await (await customer.ask()).json()) as Joined & { offer: object };
  expect(joined).toMatchObject({ offer: { state: 'taken' }, session: { id: session.id, state: 'asking' } });
  const end = createEnd(app, customer.key, joined);
  expect((await end.post('socket')).status).toBe(409);
  expect(await (await end.post('allow')).json()).toMatchObject({ state: 'live' });
  expect(await (await desk.read()).json()).toMatchObject({ state: 'live' });

  const records = await audit(`/audit/sessions/${session.id}`);
  expect(records.map(({ event }) => event)).toEqual([
    { type: 'taken', from: 'pin', origin: 'https://www.norland.test' },
    { type: 'allowed', policy: { version: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) } },
  ]);
});

test('[PIN-8] an agent is told expired and used for PINs of the own company; the audit has every refused one by name', async () => {
  const used = await wait(app, 'pin');
  await takePin(app, used.pin ?? '', ravi, 'c-ravi');
  const cancelled = await wait(app, 'pin');
  await cancelled.withdraw();
  const old = await wait(app, 'pin');
  app.pass(10 * MINUTE);
  const wrong =
    ['000000', '111111', '222222'].find((pin) => ![used, cancelled, old].some((one) => one.pin === pin)) ?? '';

  const answers = [used.pin, cancelled.pin, old.pin, wrong, '12'].map(async (pin) =>
    refusal(await takePin(app, pin ?? '')),
  );
  const codes: string[] = [];
  for (const answer of answers) codes.push((await answer)[1]);
  expect(codes).toEqual(['pin/used', 'pin/expired', 'pin/expired', 'pin/unknown', 'pin/unknown']);
  const reasons = (await companyEvents()).flatMap((event) => ('reason' in event ? [event.reason] : []));
  expect(reasons.sort()).toEqual(['expired', 'expired', 'malformed', 'unknown', 'used']);
  expect(await companyEvents()).toContainEqual({ type: 'agent-pin-refused', reason: 'used' });
});

test('[PIN-8] a PIN of another company is unknown, nothing begins, and the audit of who tried has it', async () => {
  const customer = await wait(app, 'pin');
  const refused = await takePin(app, customer.pin ?? '', elena, 'c-bank');
  expect(await refusal(refused)).toEqual([404, 'pin/unknown']);
  expect(await (await customer.ask()).json()).toMatchObject({ offer: { state: 'waiting' } });
  expect(await companyEvents(grace)).toEqual([{ type: 'agent-pin-refused', reason: 'wrong-company' }]);
  expect(await companyEvents()).toEqual([]);
  expect((await takePin(app, customer.pin ?? '')).status).toBe(201);
});

test("[PIN-8] neither kind of PIN is ever taken for the other, and a customer's PIN is in no file", async () => {
  const customer = await wait(app, 'pin');
  const { pin } = await invite(app);
  expect(await refusal(await takePin(app, pin))).toEqual([404, 'pin/unknown']);
  const body = { pin: customer.pin, company: 'norland', key: (await newKey()).publicJwk, versions: { min: 1, max: 1 } };
  const redeemed = await app.call('POST', '/pins/redeem', { headers: { origin: 'https://www.norland.test' }, body });
  expect(await refusal(redeemed)).toEqual([403, 'pin/invalid']);
  const kept = ['', '-wal'].map((suffix) => readFileSync(`${app.file}${suffix}`).toString('latin1')).join();
  expect(kept).not.toContain(`"${customer.pin}"`);
  expect(kept).not.toMatch(new RegExp(`(?<![0-9a-f])${customer.pin}(?![0-9a-f])`));
});

test('[PIN-8] of two hundred agents that type it at once exactly one gets the customer', async () => {
  const customer = await wait(app, 'pin');
  const agents = Array.from({ length: 200 }, (_, number) => ({ ...anna, oid: `agent-${number}` }));
  const answers = await Promise.all(agents.map((agent) => takePin(app, customer.pin ?? '', agent, `c-${agent.oid}`)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(new Set(statuses)).toEqual(new Set([201, 409]));
});

test('[PIN-8] an agent who is wrong ten times waits, told how long; another agent does not', async () => {
  const customer = await wait(app, 'pin');
  const wrong = customer.pin === '000000' ? '000001' : '000000';
  for (let time = 0; time < 10; time += 1) expect((await takePin(app, wrong)).status).toBe(404);
  const held = await takePin(app, customer.pin ?? '');
  expect([held.status, held.headers.get('retry-after')]).toEqual([429, '180']);
  expect(await held.json()).toMatchObject({ code: 'request/too-many', retryAfter: 180 });
  expect((await takePin(app, customer.pin ?? '', ravi)).status).toBe(201);
  app.pass(3 * MINUTE);
  const next = await wait(app, 'pin');
  expect((await takePin(app, next.pin ?? '', anna, 'c-2')).status).toBe(201);
});

test('[PIN-8] where many wait a PIN is longer', async () => {
  const pins: string[] = [];
  for (let number = 0; number < 21; number += 1) {
    app.comeFrom(`192.0.2.${number}`);
    pins.push((await wait(app, 'pin')).pin ?? '');
  }
  expect(pins.map((pin) => pin.length)).toEqual([...Array<number>(20).fill(6), 8]);
  app.pass(10 * MINUTE);
  expect((await wait(app, 'pin')).pin).toHaveLength(6);
});

test('[SESS-12] an agent in a session cannot take another customer, who waits on', async () => {
  await bothEnds(app, 'live', 'c-busy');
  const customer = await wait(app, 'pin');
  const refused = await takePin(app, customer.pin ?? '');
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: 'session/agent-busy', conversation: 'c-busy' });
  expect((await takePin(app, customer.pin ?? '', ravi)).status).toBe(201);
});

test('[SESS-12] two customers that one agent takes at once cannot become two sessions, and the second waits on', async () => {
  const [a, b] = [await wait(app, 'pin'), await wait(app, 'request')];
  const answers = await Promise.all([takePin(app, a.pin ?? '', anna, 'c-a'), takeRequest(app, b.id, anna, 'c-b')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const loser = answers[0]?.status === 201 ? b : a;
  expect(await (await loser.ask()).json()).toMatchObject({ offer: { state: 'waiting' } });
});

test('[SESS-12] an invitation that waits in the conversation gives way', async () => {
  const { session } = await invite(app);
  const customer = await wait(app, 'pin');
  expect((await takePin(app, customer.pin ?? '')).status).toBe(201);
  const events = (await audit(`/audit/sessions/${session.id}`)).map(({ event }) => event);
  expect(events.at(-1)).toEqual({ type: 'ended', by: 'server', reason: 'cancelled' });
});

test('[SESS-16] a request waits for any agent; of two who take it one gets the customer', async () => {
  const customer = await wait(app, 'request');
  expect(await waitingRequests()).toEqual([
    {
      id: customer.id,
      conversation: null,
      origin: 'https://www.norland.test',
      since: app.now(),
      until: app.now() + 15 * MINUTE,
    },
  ]);
  expect(await waitingRequests(elena)).toEqual([]);
  expect(await refusal(await takeRequest(app, customer.id, elena))).toEqual([404, 'offer/unknown']);
  const answers = await Promise.all([takeRequest(app, customer.id), takeRequest(app, customer.id, ravi, 'c-2')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await waitingRequests()).toEqual([]);
  expect(await (await customer.ask()).json()).toMatchObject({
    offer: { state: 'taken' },
    session: { state: 'asking' },
  });
});

test('[SESS-16] a request made in a chat is for whoever has that chat open', async () => {
  const customer = await wait(app, 'request', 'chat-7');
  expect(await waitingRequests(ravi, 'c-2')).toEqual([]);
  expect(await waitingRequests(anna, 'chat-7')).toHaveLength(1);
  expect(await refusal(await takeRequest(app, customer.id, ravi, 'c-2'))).toEqual([404, 'offer/unknown']);
  expect((await takeRequest(app, customer.id, anna, 'chat-7')).status).toBe(201);
});

test('[SESS-16] a customer who leaves, withdraws or waits in vain is off the list, and in the audit', async () => {
  const [leaves, withdraws, stays] = [
    await wait(app, 'request'),
    await wait(app, 'request'),
    await wait(app, 'request'),
  ];
  await withdraws.withdraw();
  for (let minute = 0; minute < 15; minute += 1) {
    app.pass(MINUTE - 1_000);
    expect(await (await stays.ask()).json()).toMatchObject({ offer: { state: 'waiting' } });
  }
  expect((await waitingRequests()).map(({ id }) => id)).toEqual([stays.id]);
  expect(await refusal(await takeRequest(app, leaves.id))).toEqual([409, 'offer/gone']);
  app.pass(2 * MINUTE);
  await app.sweep();
  expect(await (await stays.ask()).json()).toEqual({ offer: { state: 'missed' } });
  const changes = (await companyEvents()).map((event) => (event.type === 'request' ? event.change : event.type));
  expect(changes).toEqual(['made', 'made', 'made', 'withdrawn', 'withdrawn', 'missed']);
});

test('[SESS-15] an offer is its maker’s alone, and its credential opens nothing else', async () => {
  const [mine, other] = [await wait(app, 'request'), await wait(app, 'request')];
  const { credential } = (await (await offer(app, 'request', mine.key)).json()) as { credential: string };
  const stolen = { authorization: `DPoP ${credential}`, dpop: 'x', origin: BANK };
  expect(await refusal(await app.call('GET', `/offers/${other.id}`, { headers: stolen }))).toEqual([
    401,
    'auth/proof-invalid',
  ]);
  const session = createEnd(app, mine.key, { participant: 'p', credential, session: { id: other.id } as SessionView });
  expect(await refusal(await session.read())).toEqual([401, 'auth/invalid']);
});

test('[SESS-15] who offers without end is told to wait, and others may offer', async () => {
  for (let time = 0; time < 10; time += 1) await wait(app, 'request');
  const held = await offer(app, 'request', await newKey());
  expect([held.status, held.headers.get('retry-after')]).toEqual([429, '120']);
  app.comeFrom('192.0.2.9');
  expect((await offer(app, 'request', await newKey())).status).toBe(201);
});

test('[SESS-17] a company switches each way to begin on or off', async () => {
  const starts = { agentPin: false, customerPin: false, request: true };
  await putCompany({ ...app.stores, clock: app.now }, { ...norland, settings: { starts } });
  const key = await newKey();
  expect(await refusal(await offer(app, 'pin', key))).toEqual([403, 'start/off']);
  expect((await offer(app, 'request', key)).status).toBe(201);
  const body = { conversation: 'c-1', channel: 'chat', versions: { min: 1, max: 1 } };
  const invited = await app.call('POST', '/invitations', { headers: await app.issuer.bearer(anna), body });
  expect(await refusal(invited)).toEqual([403, 'start/off']);
  const policy = await app.call('GET', '/policy', { headers: { origin: 'https://www.norland.test' } });
  expect(await policy.json()).toMatchObject({ company: { id: 'norland', starts, phone: null, mustPickWords: false } });
});

test('[SESS-15] an agent whose desk does not fit cannot take it up, and the customer waits on', async () => {
  const customer = await wait(app, 'pin');
  const body = { pin: customer.pin, conversation: 'c-1', channel: 'voice', versions: { min: 2, max: 2 } };
  const refused = await app.call('POST', '/pins/take', { headers: await app.issuer.bearer(anna), body });
  expect(await refusal(refused)).toEqual([409, 'session/version']);
  expect((await takePin(app, customer.pin ?? '')).status).toBe(201);
});
