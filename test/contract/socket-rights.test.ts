/** @jest-environment node */
import { invite, joinDesk, type End } from '../../functions/testing/ends';
import { anna, ravi, type Person } from '../../functions/testing/issuer';
import { HUB } from '../../functions/testing/test-app';
import { openRawSocket, type RawSocket } from '../support/relay/raw-socket';
import { keyOf, knock } from '../support/relay/relay-bench';
import { openRelayWorld, socketOf, type LiveSession, type RelayWorld } from '../support/relay/relay-world';
import { until } from '../support/until';
import { signToken } from '../twin/pubsub/token';

const mia: Person = { oid: 'mia', name: 'Mia Sand', tid: 'tenant-norland', roles: ['Agent'] };

let world: RelayWorld;
let own: LiveSession;
let other: LiveSession;
/** The desk of an invitation: a participant without a group. */
let early: End;
/** Is put into every group by the relay's own key, and so hears whatever reaches one. */
let listener: RawSocket;
let groups: Readonly<Record<string, string>>;
const open: RawSocket[] = [];

async function join(end: End): Promise<RawSocket> {
  const socket = await openRawSocket((await socketOf(end)).url);
  open.push(socket);
  return socket;
}

beforeEach(async () => {
  world = await openRelayWorld();
  own = await world.live(anna, 'c-1');
  other = await world.live(ravi, 'c-2');
  early = await joinDesk(world.app, (await invite(world.app, 'c-3', mia)).session.id, mia);
  groups = {
    'its page': own.page,
    'its acts': own.act,
    'another session’s page': other.page,
    'another session’s acts': other.act,
    'the session’s name alone': own.page.replace('.page', ''),
    'a made-up group': 'everybody',
    'no group': '',
  };
  listener = await join(early);
  for (const group of Object.values(groups))
    if (group !== '') await world.service.group(group).addConnection(listener.connection.id);
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.close();
  await world.stop();
});

const inGroups = ({ frames }: RawSocket) => frames.filter(({ from }) => from === 'group');
const acknowledged = ({ frames }: RawSocket, ackId: number) => frames.find((frame) => frame['ackId'] === ackId);
const pongs = ({ frames }: RawSocket) => frames.filter(({ type }) => type === 'pong').length;

let fences = 0;
/** Whatever was on its way to the socket before has come when the relay's own word has. */
async function settled(socket: RawSocket): Promise<void> {
  const data = `fence ${(fences += 1)}`;
  await world.service.sendToConnection(socket.connection.id, data, { contentType: 'text/plain' });
  await until(data, () => socket.frames.some((frame) => frame['data'] === data));
}

const verbs = {
  sendToGroup: (group: string) => ({ type: 'sendToGroup', group, dataType: 'text', data: 'x' }),
  joinGroup: (group: string) => ({ type: 'joinGroup', group }),
  leaveGroup: (group: string) => ({ type: 'leaveGroup', group }),
  event: (group: string) => ({ type: 'event', event: `to ${group}`, dataType: 'text', data: 'x' }),
  sequenceAck: (group: string) => ({ type: 'sequenceAck', sequenceId: 1_000_000, group }),
  ping: (group: string) => ({ type: 'ping', group }),
} as const;
type Verb = keyof typeof verbs;
const WITHOUT_ANSWER: readonly Verb[] = ['sequenceAck', 'ping'];

/** `nothing`: no answer, and nobody hears of it. `taken`: the relay did it, though nothing was delivered. */
type Came = 'delivered' | 'taken' | 'refused' | 'nothing' | 'closed';

let ackIds = 0;
async function tryIt(socket: RawSocket, verb: Verb, group: string): Promise<Came> {
  const heard = inGroups(listener).length;
  const answered = pongs(socket);
  const ackId = WITHOUT_ANSWER.includes(verb) ? null : (ackIds += 1);
  socket.say({ ...verbs[verb](group), ...(ackId !== null && { ackId }) });
  socket.say({ type: 'ping' });
  const isThrough = () =>
    pongs(socket) > answered + (verb === 'ping' ? 1 : 0) && (ackId === null || acknowledged(socket, ackId));
  await until(`what comes of ${verb}`, () => !socket.isOpen() || isThrough());
  await settled(listener);
  if (inGroups(listener).length > heard) return 'delivered';
  if (!socket.isOpen()) return 'closed';
  if (ackId === null) return 'nothing';
  return acknowledged(socket, ackId)?.['success'] === true ? 'taken' : 'refused';
}

/** All that anybody may do is to send to the one group of the own token. */
function allowed(verb: Verb, group: string, send: string | null): Came {
  if (group === '' && verb.endsWith('Group')) return 'closed';
  if (WITHOUT_ANSWER.includes(verb)) return 'nothing';
  return verb === 'sendToGroup' && group === send ? 'delivered' : 'refused';
}

test.each([
  ['the customer', () => own.customer],
  ['the agent', () => own.desk],
  ['a desk before Allow', () => early],
])('[SESS-11] of all verbs in all groups %s may send to one', async (_who, endOf) => {
  const end = endOf();
  const { send } = await socketOf(end);
  let socket = await join(end);
  const expected: Record<string, Came> = {};
  const came: Record<string, Came> = {};
  for (const [name, group] of Object.entries(groups)) {
    for (const verb of Object.keys(verbs) as Verb[]) {
      expected[`${verb}: ${name}`] = allowed(verb, group, send);
      came[`${verb}: ${name}`] = await tryIt(socket, verb, group);
      if (!socket.isOpen()) socket = await join(end);
    }
  }
  expect(came).toEqual(expected);
  expect(Object.values(came).filter((one) => one === 'delivered')).toHaveLength(send === null ? 0 : 1);
});

test('[SESS-11] whatever is said in any group is heard by those whose token names it, and by nobody else', async () => {
  const ends = [own.customer, own.desk, other.customer, other.desk, early];
  const hears = [own.act, own.page, other.act, other.page, null];
  const sockets: RawSocket[] = [];
  for (const end of ends) sockets.push(await join(end));
  for (const group of Object.values(groups))
    if (group !== '') await world.service.group(group).sendToAll(group, { contentType: 'text/plain' });
  for (const socket of sockets) await settled(socket);
  const heard = sockets.map((socket) => inGroups(socket).map(({ group }) => group));
  expect(heard).toEqual(hears.map((group) => (group === null ? [] : [group])));
});

describe('who is not let in', () => {
  const address = () => `ws://localhost:${world.pubsub.port}/client/hubs/${HUB}`;
  const tokenFor = (claims: object, key = keyOf(world.pubsub)) => {
    const aud = `http://localhost:${world.pubsub.port}/client/hubs/${HUB}`;
    const role = [`webpubsub.sendToGroup.${own.page}`];
    const token = signToken(key, { aud, role, exp: Math.floor(Date.now() / 1000) + 60, ...claims });
    return `${address()}?access_token=${token}`;
  };
  const ticketOf = async (end: End) => (await socketOf(end)).url;
  const back = (id: string, token: string) => `${address()}?awps_connection_id=${id}&awps_reconnection_token=${token}`;

  const newcomers: Readonly<Record<string, () => Promise<string>>> = {
    'nobody, without a token': async () => address(),
    'a token by another key': async () => tokenFor({ sub: own.customer.participant }, 'x'.repeat(44)),
    'a token by the right key, without a ticket': async () => tokenFor({ sub: own.customer.participant }),
    'a token by the right key, of nobody': async () => tokenFor({}),
    'a token by the right key, with a made-up ticket': async () => tokenFor({ sub: `${own.customer.participant}~x` }),
    'a token that was used': async () => {
      const url = await ticketOf(own.desk);
      open.push(await openRawSocket(url));
      return url;
    },
    'a token that was not used in time': async () => {
      const url = await ticketOf(own.desk);
      world.app.pass(60_000);
      return url;
    },
    'a participant who was removed since': async () => {
      const url = await ticketOf(own.desk);
      await joinDesk(world.app, own.id);
      return url;
    },
    'a participant of a session that ended since': async () => {
      const url = await ticketOf(own.desk);
      await own.customer.post('end', { reason: 'stopped' });
      return url;
    },
  };

  test.each(Object.keys(newcomers))('[SESS-11] %s', async (name) => {
    const url = (await newcomers[name]?.()) ?? '';
    const before = world.pubsub.stats().connections;
    expect(await knock(url)).toEqual({ status: 401 });
    expect(world.pubsub.stats().connections).toBe(before);
  });

  test('[SESS-11] a reconnection token that is made up, or another connection’s', async () => {
    const [customer, desk] = [await join(own.customer), await join(own.desk)];
    const { id } = customer.connection;
    for (const token of ['x', desk.connection.reconnectionToken])
      expect(await knock(back(id, token))).toEqual({ code: 1008 });
    expect(customer.isOpen()).toBe(true);
  });

  test('[SESS-20] whoever is connected at the end, or has lost the connection just then, does not come back', async () => {
    const [customer, desk] = [await join(own.customer), await join(own.desk)];
    const letIn = world.pubsub.refuseConnections();
    world.pubsub.dropConnections({ userId: own.desk.participant });
    await until('the desk is lost', () => !desk.isOpen());
    letIn();
    await own.customer.post('end', { reason: 'stopped' });
    await until('the customer’s socket is closed', () => !customer.isOpen());
    for (const { connection } of [customer, desk])
      expect(await knock(back(connection.id, connection.reconnectionToken))).toEqual({ code: 1008 });
    for (const group of [own.page, own.act])
      expect(world.pubsub.connections({ group }).map(({ id }) => id)).toEqual([listener.connection.id]);
    expect((await own.desk.post('socket')).status).toBe(409);
  });

  test('[SESS-20] a desk that another took the place of is disconnected, and its reconnection token is worth nothing', async () => {
    const desk = await join(own.desk);
    await joinDesk(world.app, own.id);
    await until('the socket is closed', () => !desk.isOpen());
    const { id, reconnectionToken } = desk.connection;
    expect(await knock(back(id, reconnectionToken))).toEqual({ code: 1008 });
    expect((await own.desk.post('socket')).status).toBe(409);
  });
});
