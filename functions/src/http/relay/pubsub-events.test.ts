import { bothEnds, joinDesk, invite, refusal } from '../../../testing/ends';
import { clientToken, connect, eventHeaders, upstream, type SocketAnswer } from '../../../testing/relay';
import { openTestApp, type TestApp } from '../../../testing/test-app';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const socketOf = async (response: Promise<Response>) => (await (await response).json()) as SocketAnswer;

test('[SESS-11] a ticket connects once, and gives the participant its own name', async () => {
  const { customer } = await bothEnds(app, 'live');
  const user = clientToken((await socketOf(customer.post('socket'))).url).sub ?? '';
  const first = await upstream(app, 'connect', user, 'x-1');
  expect([first.status, await first.json()]).toEqual([200, { userId: customer.participant }]);
  expect(await refusal(await upstream(app, 'connect', user, 'x-2'))).toEqual([401, 'auth/invalid']);
});

test('[SESS-11] a ticket that is late, invented, or of another participant is refused', async () => {
  const { customer, desk } = await bothEnds(app, 'live');
  const ticket = async () => clientToken((await socketOf(customer.post('socket'))).url).sub?.split('~')[1] ?? '';
  const late = await ticket();
  app.pass(60_000);
  for (const user of [
    `${customer.participant}~${late}`,
    `${desk.participant}~${await ticket()}`,
    `${customer.participant}~invented`,
    customer.participant,
    '~',
  ]) {
    expect((await upstream(app, 'connect', user, 'x')).status).toBe(401);
  }
});

test('[SESS-11] a ticket from before the end does not connect after it', async () => {
  const { customer, desk } = await bothEnds(app, 'live');
  const user = clientToken((await socketOf(desk.post('socket'))).url).sub ?? '';
  await customer.post('end', { reason: 'stopped' });
  expect((await upstream(app, 'connect', user, 'x')).status).toBe(401);
  await upstream(app, 'connected', desk.participant, 'x');
  expect(app.said.at(-1)).toEqual({ closed: desk.participant });
});

test('[SESS-11] a client token names one group to send to, one to receive, and lives a minute', async () => {
  const { session } = await invite(app);
  const desk = await joinDesk(app, session.id);
  const early = clientToken((await socketOf(desk.post('socket'))).url);
  expect([early.role, early['webpubsub.group']]).toEqual([undefined, undefined]);

  const live = await bothEnds(app, 'live', 'c-2');
  const { transport } = (await app.stores.sessions.get('norland', live.id))?.session ?? {};
  const customer = clientToken((await socketOf(live.customer.post('socket'))).url);
  expect(customer.role).toEqual([`webpubsub.sendToGroup.${transport}.page`]);
  expect(customer['webpubsub.group']).toEqual([`${transport}.act`]);
  expect((customer.exp ?? 0) - (customer.iat ?? 0)).toBe(60);
  const agent = clientToken((await socketOf(live.desk.post('socket'))).url);
  expect(agent.role).toEqual([`webpubsub.sendToGroup.${transport}.act`]);
  expect(agent['webpubsub.group']).toEqual([`${transport}.page`]);
});

test('an event that the service did not sign, or that is about another hub, changes nothing', async () => {
  const { customer } = await bothEnds(app, 'live');
  await connect(app, customer, 'page-1');
  const good = eventHeaders('disconnected', customer.participant, 'page-1');
  for (const wrong of [
    { 'ce-signature': 'sha256=00' },
    { 'ce-signature': eventHeaders('connect', 'u', 'other')['ce-signature'] ?? '' },
    { 'ce-hub': 'other' },
  ]) {
    const answer = await app.call('POST', '/pubsub/events', { headers: { ...good, ...wrong }, body: {} });
    expect(await refusal(answer)).toEqual([401, 'auth/invalid']);
  }
  const user = { ...good, 'ce-type': 'azure.webpubsub.user.message' };
  expect(await refusal(await app.call('POST', '/pubsub/events', { headers: user, body: {} }))).toEqual([
    400,
    'request/malformed',
  ]);
  expect(await (await customer.read()).json()).toMatchObject({ customer: { here: true } });
});

test('the service may send events, nobody else', async () => {
  const ask = (host: string) => app.call('OPTIONS', '/pubsub/events', { headers: { 'webhook-request-origin': host } });
  const yes = await ask('relay.test');
  expect([yes.status, yes.headers.get('webhook-allowed-origin')]).toEqual([200, 'relay.test']);
  const no = await ask('evil.test');
  expect([no.status, no.headers.get('webhook-allowed-origin')]).toEqual([403, null]);
});

test('[SESS-5] a store that fails once does not lose the service’s word, which is said once', async () => {
  const { customer } = await bothEnds(app, 'live');
  const { get } = app.stores.participants;
  let failures = 1;
  app.stores.participants.get = async (id) => {
    if (failures-- > 0) throw new Error('busy');
    return get(id);
  };
  expect((await upstream(app, 'connected', customer.participant, 'page-1')).status).toBe(204);
  expect(await (await customer.read()).json()).toMatchObject({ customer: { here: true } });
  failures = 3;
  expect((await upstream(app, 'disconnected', customer.participant, 'page-1')).status).toBe(503);
});
