/** @jest-environment node */
import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import {
  WebPubSubClient,
  WebPubSubJsonProtocol,
  type OnGroupDataMessageArgs,
  type OnServerDataMessageArgs,
  type SendMessageError,
} from '@azure/web-pubsub-client';
import WebSocket from 'ws';
import { RELIABLE_JSON_PROTOCOL, startPubSub, type PubSub, type PubSubOptions } from '../twin/pubsub/index';
import { signToken } from '../twin/pubsub/token';
import { startEventHandler, type EventAnswer, type HeardEvent } from '../support/event-handler';
import { until } from '../support/until';

const HUB = 'pages';
const stops: (() => unknown)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start(options: PubSubOptions = {}): Promise<{ pubsub: PubSub; service: WebPubSubServiceClient }> {
  const pubsub = await startPubSub({ port: 0, ...options });
  stops.push(() => pubsub.stop());
  return {
    pubsub,
    service: new WebPubSubServiceClient(pubsub.connectionString, HUB, {
      allowInsecureConnection: true,
      retryOptions: { maxRetries: 0 },
    }),
  };
}

interface Who {
  userId?: string;
  roles?: string[];
  groups?: string[];
  reliable?: boolean;
}

/** Microsoft's client, connected, with everything it heard. */
async function join(service: WebPubSubServiceClient, { reliable = true, ...who }: Who = {}) {
  const { url } = await service.getClientAccessToken(who);
  const client = new WebPubSubClient(url, {
    autoReconnect: false,
    keepAliveIntervalInMs: 0, // its timers would outlive the test
    keepAliveTimeoutInMs: 0,
    messageRetryOptions: { maxRetries: 1, retryDelayInMs: 1 },
    ...(reliable ? {} : { protocol: WebPubSubJsonProtocol() }),
  });
  const group: OnGroupDataMessageArgs['message'][] = [];
  const server: OnServerDataMessageArgs['message'][] = [];
  const state = { connectionId: '', userId: undefined as string | undefined, stopped: false, connects: 0 };
  client.on('connected', (event) => {
    state.connects += 1;
    state.connectionId = event.connectionId;
    state.userId = event.userId;
  });
  client.on('group-message', ({ message }) => group.push(message));
  client.on('server-message', ({ message }) => server.push(message));
  client.on('stopped', () => (state.stopped = true));
  stops.push(() => client.stop());
  await client.start();
  await until('connected', () => state.connectionId);
  return { client, group, server, state };
}

const bytes = (...values: number[]) => new Uint8Array(values).buffer;
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: SendMessageError) => error,
  );

/** The close code or the HTTP status that a raw client meets. */
const knock = (url: string, options: WebSocket.ClientOptions = {}) =>
  new Promise<{ status?: number; code?: number }>((resolve) => {
    const socket = new WebSocket(url, RELIABLE_JSON_PROTOCOL, options);
    socket.on('unexpected-response', (request, response) => {
      resolve({ status: response.statusCode ?? 0 });
      request.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', (code) => resolve({ code }));
  });

describe('groups and messages', () => {
  test('a group in the token is joined without a message, and binary arrives byte for byte', async () => {
    const { service } = await start();
    const agent = await join(service, { groups: ['s1.page'] });
    const customer = await join(service, { userId: 'c', roles: ['webpubsub.sendToGroup.s1.page'] });
    const sent = await customer.client.sendToGroup('s1.page', bytes(0, 1, 254, 255), 'binary');
    expect(sent.isDuplicated).toBe(false);
    const [message] = await until('the message', () => agent.group[0] && agent.group);
    expect([...new Uint8Array(message?.data as ArrayBuffer)]).toEqual([0, 1, 254, 255]);
    expect(message).toMatchObject({ group: 's1.page', fromUserId: 'c', dataType: 'binary', sequenceId: 1 });
    expect(customer.group).toEqual([]);
  });

  test('text and json arrive as sent, with both subprotocols', async () => {
    const { service } = await start();
    for (const reliable of [true, false]) {
      const one = await join(service, { roles: ['webpubsub.sendToGroup', 'webpubsub.joinLeaveGroup'], reliable });
      await one.client.joinGroup('g');
      await one.client.sendToGroup('g', 'häh "quoted"', 'text');
      await one.client.sendToGroup('g', { deep: [1, null, 'x'] }, 'json');
      await until('both', () => one.group.length === 2);
      expect(one.group.map(({ data }) => data)).toEqual(['häh "quoted"', { deep: [1, null, 'x'] }]);
      expect(one.group.map(({ sequenceId }) => sequenceId)).toEqual(reliable ? [1, 2] : [undefined, undefined]);
    }
  });

  test('noEcho spares the sender; after leaving nothing more arrives', async () => {
    const { service } = await start();
    const roles = ['webpubsub.sendToGroup', 'webpubsub.joinLeaveGroup'];
    const one = await join(service, { roles });
    const two = await join(service, { roles, groups: ['g'] });
    await one.client.joinGroup('g');
    await one.client.sendToGroup('g', 'a', 'text', { noEcho: true });
    await two.client.leaveGroup('g');
    await one.client.sendToGroup('g', 'b', 'text');
    await until('echo of b', () => one.group.length === 1);
    expect(one.group[0]?.data).toBe('b');
    expect(two.group.map(({ data }) => data)).toEqual(['a']);
  });

  test('without a role joining and sending are Forbidden; a role for one group gives only that group', async () => {
    const { service } = await start();
    const none = await join(service);
    const limited = await join(service, { roles: ['webpubsub.sendToGroup.s1.act'] });
    const inside = await join(service, { groups: ['s1.act', 's1.page'] });
    expect((await errorOf(none.client.joinGroup('s1.act')))?.errorDetail?.name).toBe('Forbidden');
    expect((await errorOf(none.client.sendToGroup('s1.act', 'x', 'text')))?.errorDetail?.name).toBe('Forbidden');
    expect((await errorOf(limited.client.sendToGroup('s1.page', 'x', 'text')))?.errorDetail?.name).toBe('Forbidden');
    await limited.client.sendToGroup('s1.act', 'in', 'text');
    await until('the allowed one', () => inside.group.length === 1);
    expect(inside.group[0]?.data).toBe('in');
  });

  test('an ackId that was used before is a Duplicate and not executed again', async () => {
    const { service } = await start();
    const one = await join(service, { roles: ['webpubsub.sendToGroup'], groups: ['g'] });
    await one.client.sendToGroup('g', 'once', 'text', { ackId: 77 });
    expect(await one.client.sendToGroup('g', 'once', 'text', { ackId: 77 })).toMatchObject({ isDuplicated: true });
    await one.client.sendToGroup('g', 'end', 'text');
    await until('the end', () => one.group.some(({ data }) => data === 'end'));
    expect(one.group.map(({ data }) => data)).toEqual(['once', 'end']);
  });
});

describe('recovery', () => {
  test('after a cut the same connection goes on and everything sent meanwhile arrives once and in order', async () => {
    const { pubsub, service } = await start();
    const agent = await join(service, { groups: ['g'], userId: 'agent' });
    await service.group('g').sendToAll('before', { contentType: 'text/plain' });
    await until('before', () => agent.group.length === 1);
    const letIn = pubsub.refuseConnections();
    expect(pubsub.dropConnections({ userId: 'agent' })).toBe(1);
    await until('the loss is seen', () => pubsub.stats().attached === 0);
    for (let i = 0; i < 20; i += 1) await service.group('g').sendToAll(`during ${i}`, { contentType: 'text/plain' });
    letIn();
    await until('all', () => agent.group.length === 21);
    await service.group('g').sendToAll('after', { contentType: 'text/plain' });
    await until('after', () => agent.group.length === 22);
    const expected = ['before', ...Array.from({ length: 20 }, (_, i) => `during ${i}`), 'after'];
    expect(agent.group.map(({ data }) => data)).toEqual(expected);
    expect(agent.state.connects).toBe(1);
    expect(pubsub.connections()).toMatchObject([{ id: agent.state.connectionId, groups: ['g'] }]);
  }, 30_000);

  test('a stalled connection gets everything once the stall is over', async () => {
    const { pubsub, service } = await start();
    const agent = await join(service, { groups: ['g'] });
    const release = pubsub.stallConnections();
    await service.group('g').sendToAll('held', { contentType: 'text/plain' });
    expect(agent.group).toEqual([]);
    release();
    await until('held', () => agent.group.length === 1);
  });

  test('a wrong reconnection token, and a window that has passed, are answered with 1008', async () => {
    const { pubsub, service } = await start({ recoveryWindowMs: 10 });
    const agent = await join(service);
    const address = `ws://localhost:${pubsub.port}/client/hubs/${HUB}?awps_connection_id=${agent.state.connectionId}`;
    expect(await knock(`${address}&awps_reconnection_token=made-up`)).toEqual({ code: 1008 });
    const letIn = pubsub.refuseConnections();
    pubsub.dropConnections();
    await until('the window has passed', () => pubsub.stats().connections === 0);
    letIn();
    await until('the client has given up', () => agent.state.stopped);
  });

  test('more than 1000 unacknowledged messages end the connection for good with 1008', async () => {
    const { pubsub, service } = await start();
    const { url } = await service.getClientAccessToken({ groups: ['g'] });
    const deaf = new WebSocket(url, RELIABLE_JSON_PROTOCOL);
    const closed = new Promise<number>((resolve) => deaf.on('close', resolve));
    const sender = await join(service, { roles: ['webpubsub.sendToGroup'] });
    await until('both there', () => pubsub.stats().attached === 2);
    for (let i = 0; i < 1001; i += 1) await sender.client.sendToGroup('g', i, 'json', { fireAndForget: true });
    expect(await closed).toBe(1008);
    await until('only the sender is left', () => pubsub.stats().connections === 1);
  });

  test('more than 16 MB of unacknowledged messages do the same', async () => {
    const { service } = await start();
    const { url } = await service.getClientAccessToken({ groups: ['g'] });
    const deaf = new WebSocket(url, RELIABLE_JSON_PROTOCOL);
    const closed = new Promise<number>((resolve) => deaf.on('close', resolve));
    await new Promise((resolve) => deaf.once('message', resolve));
    const text = 'x'.repeat(1_000_000);
    for (let i = 0; i < 17; i += 1) await service.group('g').sendToAll(text, { contentType: 'text/plain' });
    expect(await closed).toBe(1008);
  });

  test('a message over 1 MiB closes the sender with 1009 and it cannot recover', async () => {
    const { pubsub, service } = await start();
    const { url } = await service.getClientAccessToken({ roles: ['webpubsub.sendToGroup'] });
    const socket = new WebSocket(url, RELIABLE_JSON_PROTOCOL);
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await new Promise((resolve) => socket.once('message', resolve));
    socket.send(JSON.stringify({ type: 'sendToGroup', group: 'g', dataType: 'text', data: 'x'.repeat(1024 * 1024) }));
    expect(await closed).toBe(1009);
    await until('gone', () => pubsub.stats().connections === 0);
  });
});

describe('REST through the unmodified server SDK', () => {
  const text = { contentType: 'text/plain' } as const;

  test('send to all, group, user and connection', async () => {
    const { service } = await start();
    const ann = await join(service, { userId: 'ann', groups: ['g'] });
    const bob = await join(service, { userId: 'bob', groups: ['g'] });
    await service.sendToAll('all', text);
    await service.sendToAll('all but bob', { ...text, excludedConnections: [bob.state.connectionId] });
    await service.sendToAll('filtered', { ...text, filter: "userId eq 'bob' and 'g' in groups" });
    await service.sendToUser('ann', { to: 'ann' });
    await service.sendToConnection(bob.state.connectionId, bytes(7).slice(0));
    await service.group('g').sendToAll('group', text);
    await until('all of it', () => ann.server.length === 3 && bob.server.length === 3 && ann.group.length === 1);
    expect(ann.server.map(({ data }) => data)).toEqual(['all', 'all but bob', { to: 'ann' }]);
    expect(bob.server.slice(0, 2).map(({ data }) => data)).toEqual(['all', 'filtered']);
    expect([...new Uint8Array(bob.server[2]?.data as ArrayBuffer)]).toEqual([7]);
    expect(ann.group[0]).toMatchObject({ data: 'group', group: 'g' });
    expect(ann.group[0]?.fromUserId).toBeUndefined();
  });

  test('group membership of connections and users', async () => {
    const { pubsub, service } = await start();
    const ann = await join(service, { userId: 'ann' });
    const id = ann.state.connectionId;
    const groups = () => pubsub.connections({ connectionId: id })[0]?.groups;
    const g = service.group('g/1 ä');
    await g.addConnection(id);
    expect(groups()).toEqual(['g/1 ä']);
    expect(await service.groupExists('g/1 ä')).toBe(true);
    const members: string[] = [];
    for await (const member of await g.listConnections()) members.push(member.connectionId);
    expect(members).toEqual([id]);
    await g.removeConnection(id);
    expect(await service.groupExists('g/1 ä')).toBe(false);
    await g.addUser('ann');
    await service.group('h').addUser('ann');
    expect(groups()).toEqual(['g/1 ä', 'h']);
    await g.removeUser('ann');
    expect(groups()).toEqual(['h']);
    await service.removeUserFromAllGroups('ann');
    expect(groups()).toEqual([]);
    await service.addConnectionsToGroups(['a', 'b'], "userId eq 'ann'");
    expect(groups()).toEqual(['a', 'b']);
    await service.removeConnectionsFromGroups(['a'], "userId ne 'bob'");
    expect(groups()).toEqual(['b']);
    await service.removeConnectionFromAllGroups(id);
    expect(groups()).toEqual([]);
    await expect(g.addConnection('nobody')).rejects.toThrow();
  });

  test('exists, for connections, users and groups', async () => {
    const { service } = await start();
    const ann = await join(service, { userId: 'ann', groups: ['g'] });
    expect(await service.connectionExists(ann.state.connectionId)).toBe(true);
    expect(await service.connectionExists('nobody')).toBe(false);
    expect(await service.userExists('ann')).toBe(true);
    expect(await service.userExists('bob')).toBe(false);
    expect(await service.groupExists('g')).toBe(true);
    expect(await service.groupExists('h')).toBe(false);
  });

  test('permissions are granted, checked and taken back while connected', async () => {
    const { service } = await start();
    const ann = await join(service, { userId: 'ann' });
    const id = ann.state.connectionId;
    const asked = { targetName: 'g' };
    expect(await service.hasPermission(id, 'sendToGroup', asked)).toBe(false);
    await service.grantPermission(id, 'sendToGroup', asked);
    expect(await service.hasPermission(id, 'sendToGroup', asked)).toBe(true);
    expect(await service.hasPermission(id, 'sendToGroup', { targetName: 'h' })).toBe(false);
    await ann.client.sendToGroup('g', 'x', 'text');
    await service.revokePermission(id, 'sendToGroup', asked);
    expect((await errorOf(ann.client.sendToGroup('g', 'x', 'text')))?.errorDetail?.name).toBe('Forbidden');
  });

  test('closing one, a user, a group and all says why and ends the connections', async () => {
    const { pubsub, service } = await start();
    const one = await join(service, { reliable: false });
    const reasons: (string | undefined)[] = [];
    one.client.on('disconnected', ({ message }) => reasons.push(message?.message));
    await join(service, { userId: 'ann', reliable: false });
    await join(service, { groups: ['g'], reliable: false });
    const last = await join(service, { groups: ['h'], reliable: false });
    const left = () => pubsub.stats().connections;
    await service.closeConnection(one.state.connectionId, { reason: 'enough' });
    await until('the reason', () => reasons[0] === 'enough');
    expect(left()).toBe(3);
    await service.closeUserConnections('ann');
    expect(left()).toBe(2);
    await service.group('g').closeAllConnections();
    expect(left()).toBe(1);
    await service.closeAllConnections({ excluded: [last.state.connectionId] } as object);
    expect(left()).toBe(1);
    await service.closeAllConnections();
    expect(left()).toBe(0);
  });

  test(':generateToken makes a token that a client can use', async () => {
    const { pubsub } = await start();
    const url = `http://localhost:${pubsub.port}/api/hubs/${HUB}/:generateToken?userId=zoe&role=webpubsub.sendToGroup.g&group=g&api-version=2024-12-01`;
    const bearer = signToken(keyOf(pubsub), { aud: url, exp: 4e9 });
    const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${bearer}` } });
    const { token } = (await response.json()) as { token: string };
    const address = `ws://localhost:${pubsub.port}/client/hubs/${HUB}?access_token=${token}`;
    const client = new WebPubSubClient(address, {
      autoReconnect: false,
      keepAliveIntervalInMs: 0,
      keepAliveTimeoutInMs: 0,
    });
    stops.push(() => client.stop());
    await client.start();
    expect(pubsub.connections()).toMatchObject([{ userId: 'zoe', groups: ['g'] }]);
  });

  test('a wrong key or audience is refused, with an error body that is no JSON', async () => {
    const { pubsub } = await start();
    const wrong = pubsub.connectionString.replace(/AccessKey=[^;]+/, `AccessKey=${'x'.repeat(44)}`);
    const service = new WebPubSubServiceClient(wrong, HUB, { allowInsecureConnection: true });
    await expect(service.sendToAll('x', text)).rejects.toMatchObject({ statusCode: 401 });
    const url = `http://localhost:${pubsub.port}/api/hubs/${HUB}/:send`;
    const bearer = signToken(keyOf(pubsub), { aud: `${url}/elsewhere`, exp: 4e9 });
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'text/plain' },
      body: 'x',
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([401, 'text/plain; charset=utf-8']);
  });
});

const keyOf = (pubsub: PubSub) => /AccessKey=([^;]+)/.exec(pubsub.connectionString)?.[1] ?? '';

describe('upstream', () => {
  async function withHandler(answer: (event: HeardEvent) => EventAnswer, options: PubSubOptions = {}) {
    const handler = await startEventHandler(answer);
    stops.push(() => handler.stop());
    const { urlTemplate } = handler;
    const upstream = {
      [HUB]: { urlTemplate, systemEvents: ['connect', 'connected', 'disconnected'] as const, userEventPattern: '*' },
    };
    return { handler, ...(await start({ ...options, upstream })) };
  }
  const types = (heard: HeardEvent[]) => heard.map(({ type }) => type.replace('azure.webpubsub.', ''));

  test('connect decides user, roles and groups; connected follows; the signature covers the connection', async () => {
    const answer = { userId: 'decided', groups: ['g'], roles: ['webpubsub.sendToGroup.g'] };
    const { handler, pubsub, service } = await withHandler(({ type }) =>
      type.endsWith('.connect') ? { status: 200, body: JSON.stringify(answer) } : { status: 200 },
    );
    const one = await join(service, { userId: 'claimed', roles: ['webpubsub.joinLeaveGroup'] });
    expect(one.state.userId).toBe('decided');
    await one.client.sendToGroup('g', 'x', 'text');
    await until('the echo', () => one.group.length === 1);
    expect((await errorOf(one.client.joinGroup('other')))?.errorDetail?.name).toBe('Forbidden');
    await until('connected', () => handler.heard.length === 2);
    expect(types(handler.heard)).toEqual(['sys.connect', 'sys.connected']);
    const [connect, connected] = handler.heard;
    expect(JSON.parse(connect?.body ?? '')).toMatchObject({
      claims: { sub: ['claimed'], role: ['webpubsub.joinLeaveGroup'] },
      query: {},
      subprotocols: [RELIABLE_JSON_PROTOCOL],
    });
    expect(connected?.headers).toMatchObject({
      'ce-specversion': '1.0',
      'ce-hub': HUB,
      'ce-eventname': 'connected',
      'ce-userid': 'decided',
      'ce-connectionid': one.state.connectionId,
      'ce-signature': `sha256=${createHmac('sha256', keyOf(pubsub)).update(one.state.connectionId).digest('hex')}`,
      'webhook-request-origin': 'localhost',
    });
    expect(handler.handshakes.length).toBeGreaterThan(0);
  });

  test('a connect handler that says 4xx refuses the socket with that status and nothing follows', async () => {
    const { handler, service } = await withHandler(() => ({ status: 403 }));
    const { url } = await service.getClientAccessToken();
    expect(await knock(url)).toEqual({ status: 403 });
    expect(types(handler.heard)).toEqual(['sys.connect']);
  });

  test('a user event reaches the handler and its answer the client, also from a client without any role', async () => {
    const { handler, service } = await withHandler(({ type }) =>
      type.includes('.user.') ? { status: 200, contentType: 'text/plain', body: 'heard you' } : { status: 200 },
    );
    const one = await join(service);
    await one.client.sendEvent('hello', { a: 1 }, 'json');
    await until('the answer', () => one.server[0]?.data === 'heard you');
    const event = handler.heard.find(({ type }) => type === 'azure.webpubsub.user.hello');
    expect(event?.body).toBe('{"a":1}');
  });

  test('disconnected comes at once after a goodbye, and only after the window when the connection was lost', async () => {
    const { handler, pubsub, service } = await withHandler(() => ({ status: 200 }), { recoveryWindowMs: 50 });
    const polite = await join(service);
    polite.client.stop();
    await until('disconnected', () => types(handler.heard).at(-1) === 'sys.disconnected');
    const lost = await join(service);
    const letIn = pubsub.refuseConnections();
    pubsub.dropConnections();
    await until('lost', () => pubsub.stats().attached === 0);
    const { connectionId } = lost.state;
    await until('disconnected of the lost one', () =>
      handler.heard.some((one) => one.connectionId === connectionId && one.type.endsWith('disconnected')),
    );
    expect(pubsub.stats().connections).toBe(0);
    letIn();
    await until('the client has given up', () => lost.state.stopped);
  });

  test('a recovery is no new connection to the handler', async () => {
    const { handler, pubsub, service } = await withHandler(() => ({ status: 200 }));
    const one = await join(service);
    const letIn = pubsub.refuseConnections();
    pubsub.dropConnections();
    await until('lost', () => pubsub.stats().attached === 0);
    letIn();
    await until('back', () => pubsub.stats().attached === 1);
    await service.sendToConnection(one.state.connectionId, 'welcome back');
    await until('the client knows', () => one.server.length === 1); // stop() is ignored while it recovers
    one.client.stop();
    await until('gone', () => types(handler.heard).includes('sys.disconnected'));
    expect(types(handler.heard)).toEqual(['sys.connect', 'sys.connected', 'sys.disconnected']);
  });

  test('connected and disconnected survive a restart of the handler, in order', async () => {
    let broken = false;
    const { handler, service } = await withHandler(({ type }) => ({
      status: broken && !type.endsWith('.connect') ? 503 : 200,
    }));
    broken = true;
    const one = await join(service);
    one.client.stop();
    await until('the first failed try', () => handler.heard.length >= 2);
    const before = handler.heard.length;
    broken = false;
    await until('both told', () => types(handler.heard.slice(before)).includes('sys.disconnected'));
    expect(types(handler.heard.slice(before))).toEqual(['sys.connected', 'sys.disconnected']);
  });
});

describe('who may come in', () => {
  test('a token that is expired, for another hub, signed by another key or unsigned is refused', async () => {
    const { pubsub } = await start();
    const address = `ws://localhost:${pubsub.port}/client/hubs/${HUB}`;
    const aud = `http://localhost:${pubsub.port}/client/hubs/${HUB}`;
    const key = keyOf(pubsub);
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const bad = {
      expired: signToken(key, { aud, exp: now - 1 }),
      'no expiry': signToken(key, { aud }),
      'another hub': signToken(key, { aud: aud.replace(HUB, 'other'), exp: now + 60 }),
      'another key': signToken('x'.repeat(44), { aud, exp: now + 60 }),
      unsigned: `${part({ alg: 'none' })}.${part({ aud, exp: now + 60 })}.`,
      'unsigned with a signature': `${part({ alg: 'none' })}.${part({ aud, exp: now + 60 })}.${part('x')}`,
      nothing: '',
    };
    for (const [, token] of Object.entries(bad)) {
      expect(await knock(`${address}?access_token=${token}`)).toEqual({ status: 401 });
    }
  });

  test('a page from another origin is refused, also as a WebSocket; one from this machine or the list is not', async () => {
    const { pubsub, service } = await start();
    const { url } = await service.getClientAccessToken();
    expect(await knock(url, { origin: 'https://evil.example' })).toEqual({ status: 403 });
    expect(await knock(url, { origin: 'http://localhost.evil.example' })).toEqual({ status: 403 });
    const response = await fetch(`${pubsub.url}/api/health`, { headers: { origin: 'https://evil.example' } });
    expect(response.status).toBe(403);
    const near = new WebSocket(url, RELIABLE_JSON_PROTOCOL, { origin: 'http://localhost:4282' });
    await new Promise((resolve) => near.once('open', resolve));
    near.close();
    const strict = await start({ allowedOrigins: ['http://localhost:4282'] });
    const token = await strict.service.getClientAccessToken();
    expect(await knock(token.url, { origin: 'http://localhost:9999' })).toEqual({ status: 403 });
  });

  test('a Host that is not this machine is refused (DNS rebinding)', async () => {
    const { pubsub, service } = await start();
    const { url } = await service.getClientAccessToken();
    expect(await knock(url, { headers: { host: 'evil.example' } })).toEqual({ status: 421 });
    const status = await new Promise((resolve) =>
      httpRequest({ port: pubsub.port, path: '/api/health', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end(),
    );
    expect(status).toBe(421);
  });

  test('what a hostile relay changes is what arrives', async () => {
    const { pubsub, service } = await start();
    const agent = await join(service, { groups: ['g'] });
    stops.push(
      pubsub.intercept(({ payload }) => (payload.dataType === 'text' ? { dataType: 'text', data: 'forged' } : payload)),
    );
    await service.group('g').sendToAll('honest', { contentType: 'text/plain' });
    await until('something', () => agent.group[0]);
    expect(agent.group[0]?.data).toBe('forged');
  });
});
