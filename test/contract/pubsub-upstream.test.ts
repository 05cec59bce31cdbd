/** @jest-environment node */
import { createHmac } from 'node:crypto';
import { RELIABLE_JSON_PROTOCOL, type PubSubOptions } from '../twin/pubsub/index';
import { startEventHandler, type EventAnswer, type HeardEvent } from '../support/servers/event-handler';
import { errorOf, HUB, keyOf, knock, relayBench } from '../support/relay/relay-bench';
import { until } from '../support/until';

const { join, start, stops } = relayBench();

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
