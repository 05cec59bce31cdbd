/** @jest-environment node */
import { request as httpRequest } from 'node:http';
import WebSocket from 'ws';
import { RELIABLE_JSON_PROTOCOL } from '../twin/pubsub/index';
import { signToken } from '../twin/pubsub/token';
import { bytes, HUB, keyOf, knock, relayBench } from '../support/relay/relay-bench';
import { until } from '../support/until';

const { join, start, stops } = relayBench();

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
  });

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
