import { bothEnds, refusal } from '../../../testing/ends';
import { anna, grace, sofia, type Person } from '../../../testing/issuer';
import { clientToken, connect, eventHeaders, upstream } from '../../../testing/relay';
import { openTestApp, type TestApp } from '../../../testing/test-app';

const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };
const olga: Person = { oid: 'olga', name: 'Olga Host', tid: 'tenant-host', roles: ['Operator'] };

let app: TestApp;
beforeEach(async () => void (app = await openTestApp({ operatorTenant: 'tenant-host' })));
afterEach(() => app.close());

const ask = async (person: Person) => app.call('POST', '/relay-checks', { headers: await app.issuer.bearer(person) });

async function check() {
  const { group, sender, receiver } = (await (await ask(olga)).json()) as Record<
    'group' | 'sender' | 'receiver',
    string
  >;
  return { group, sender: clientToken(sender), receiver: clientToken(receiver) };
}

test('the operator and an administrator may ask, and nobody else', async () => {
  expect([(await ask(olga)).status, (await ask(tom)).status]).toEqual([201, 201]);
  for (const person of [anna, sofia, grace, { ...olga, tid: 'tenant-norland' }])
    expect(await refusal(await ask(person))).toEqual([403, 'auth/role-missing']);
  expect(await refusal(await app.call('POST', '/relay-checks'))).toEqual([401, 'auth/missing']);
});

test('[SESS-11] of the two one may only send to the group, the other only hear it, for a minute', async () => {
  const { group, sender, receiver } = await check();
  expect([sender.role, sender['webpubsub.group']]).toEqual([[`webpubsub.sendToGroup.${group}`], undefined]);
  expect([receiver.role, receiver['webpubsub.group']]).toEqual([undefined, [group]]);
  for (const { exp = 0, iat = 0 } of [sender, receiver]) expect(exp - iat).toBe(60);
});

test('[SESS-11] its group is drawn anew each time, and no session can have it', async () => {
  const { id } = await bothEnds(app, 'live');
  const [one, other] = [(await check()).group, (await check()).group];
  expect(one).not.toBe(other);
  const { transport } = (await app.stores.sessions.get('norland', id))?.session ?? {};
  expect(transport).toMatch(/^[0-9a-f]{32}$/);
  // Whatever a session draws: its groups have another ending.
  for (const group of [one, other]) expect(group).toMatch(/^[0-9a-f]{32}\.check$/);
});

test('[SESS-11] each of the two connects once, within a minute, and under no other name', async () => {
  const { sender, receiver } = await check();
  const [from = '', to = ''] = [sender.sub, receiver.sub];
  const [name = '', ticket = ''] = from.split('~');
  const admitted = await upstream(app, 'connect', from, 'x-1');
  expect([admitted.status, await admitted.json()]).toEqual([200, { userId: name }]);
  const swapped = `${name}~${to.split('~')[1]}`;
  const { customer } = await bothEnds(app, 'live');
  const socket = (await (await customer.post('socket')).json()) as { url: string };
  const participants = clientToken(socket.url).sub?.split('~')[1] ?? '';
  const unspent = (await check()).sender.sub?.split('~')[1] ?? '';
  for (const user of [
    from,
    name,
    `${name}~`,
    `${name}~invented`,
    swapped,
    `${name}~${participants}`,
    `${customer.participant}~${unspent}`,
    `${customer.participant}~${ticket}`,
  ])
    expect([user, (await upstream(app, 'connect', user, 'x')).status]).toEqual([user, 401]);
  const late = (await check()).receiver.sub ?? '';
  app.pass(60_000);
  expect((await upstream(app, 'connect', late, 'x')).status).toBe(401);
});

test('[SESS-11] that a check comes and goes closes nothing and changes nothing', async () => {
  const { customer } = await bothEnds(app, 'live');
  await connect(app, customer, 'page-1');
  const before = await (await customer.read()).json();
  const user = (await check()).sender.sub ?? '';
  await upstream(app, 'connect', user, 'page-1');
  const said = app.said.length;
  const [name = ''] = user.split('~');
  for (const event of ['connected', 'disconnected'])
    expect((await upstream(app, event, name, 'page-1')).status).toBe(204);
  const message = { ...eventHeaders('connected', name, 'page-1'), 'ce-type': 'azure.webpubsub.user.message' };
  expect((await app.call('POST', '/pubsub/events', { headers: message, body: {} })).status).toBe(400);
  expect(app.said).toHaveLength(said);
  expect(await (await customer.read()).json()).toEqual(before);
});
