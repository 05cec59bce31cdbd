/** @jest-environment node */
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { WebPubSubClient } from '@azure/web-pubsub-client';
import { signToken } from '../twin/pubsub/token';
import { bytes, errorOf, HUB, keyOf, relayBench } from '../support/relay/relay-bench';
import { until } from '../support/until';

const { join, start, stops } = relayBench();

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
