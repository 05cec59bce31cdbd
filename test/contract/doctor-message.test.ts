import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { checkMessage } from '../../packages/cli/src/index';
import { startEventHandler } from '../support/servers/event-handler';
import { freePort } from '../support/servers/free-ports';
import { HUB, relayBench } from '../support/relay/relay-bench';
import { runBesideIn } from '../support/run-beside';
import { until } from '../support/until';
import type { Intercept, Payload } from '../twin/pubsub/index';

/** A message of the doctor's through the emulator, with tokens that are not always what they should be. */

const { start, stops } = relayBench();

interface Tokens {
  readonly roles?: readonly string[];
  readonly groups?: readonly string[];
}

const GROUP = 'somebody.check';
const RIGHT = [`webpubsub.sendToGroup.${GROUP}`];

/** An API that gives out two ways into a relay. */
async function openApi({ roles = RIGHT, groups = [GROUP] }: Tokens = {}, upstream?: string, onAsked?: () => unknown) {
  const handler = upstream && { urlTemplate: upstream, systemEvents: ['connect'] as const };
  const { pubsub, service } = await start(handler ? { upstream: { [HUB]: handler } } : {});
  const way = async (who: { roles?: string[]; groups?: string[] }) => (await service.getClientAccessToken(who)).url;
  const asked: (string | undefined)[] = [];
  const api = await listen(async (authorization) => {
    asked.push(authorization);
    const ways = {
      group: GROUP,
      sender: await way({ roles: [...roles] }),
      receiver: await way({ groups: [...groups] }),
    };
    await onAsked?.();
    return [201, ways];
  });
  return { pubsub, api, asked };
}

/** @returns its address, ending in /api */
async function listen(answer: (authorization: string | undefined) => Promise<[number, object]>): Promise<URL> {
  const server = createServer((request, response) => {
    answer(request.headers.authorization).then(
      ([status, body]) => response.writeHead(status).end(JSON.stringify(body)),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api`);
}

/** A host that takes every connection and says nothing. @returns its origin */
async function silence(): Promise<string> {
  const sockets: Duplex[] = [];
  const server = createServer().on('upgrade', (_request, socket: Duplex) => void sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const LONG_MS = 10_000;
/** What is to be lost is never there: no longer wait makes a difference. */
const SHORT_MS = 300;

test('it arrives, signed in as who is named, and both ends are gone after it', async () => {
  const { api, asked, pubsub } = await openApi();
  expect(await checkMessage(api, 'a-token', LONG_MS)).toEqual({
    name: 'message',
    ok: true,
    words: 'arrived: sent through the relay, and heard at the other end',
  });
  expect(asked).toEqual(['Bearer a-token']);
  expect(pubsub.stats().received.messages).toBeGreaterThan(0);
  await until('both are gone', () => pubsub.stats().connections === 0);
});

test('each one has other bytes, and those of another are not taken for it', async () => {
  const { api, pubsub } = await openApi();
  const seen: Payload[] = [];
  const keep: Intercept = ({ payload }) => {
    seen.push(payload);
    return payload;
  };
  pubsub.intercept(keep);
  for (const _ of [1, 2]) expect(await checkMessage(api, 'a-token', LONG_MS)).toMatchObject({ ok: true });
  const [first, second] = seen;
  expect(first).toBeDefined();
  expect(first).not.toEqual(second);
  pubsub.intercept(() => first);
  expect(await checkMessage(api, 'a-token', SHORT_MS)).toMatchObject({ ok: false });
});

const faults: readonly [string, () => Promise<URL>, number, RegExp, RegExp][] = [
  [
    'a relay that swallows it',
    async () => {
      const { api, pubsub } = await openApi();
      pubsub.intercept(() => undefined);
      return api;
    },
    SHORT_MS,
    /^did not arrive within 0.3 s, though both ends were let in$/,
    /proxy or firewall.* pass each message on/,
  ],
  [
    'an end that is in no group',
    async () => (await openApi({ groups: ['another'] })).api,
    SHORT_MS,
    /^did not arrive within/,
    /proxy or firewall/,
  ],
  [
    'a token without the right to send to the group',
    async () => (await openApi({ roles: [] })).api,
    LONG_MS,
    /^refused: .*not send to its group$/,
    /connect event of the hub: roles/,
  ],
  [
    'a token with the right to send to another group alone',
    async () => (await openApi({ roles: ['webpubsub.sendToGroup.another'] })).api,
    LONG_MS,
    /^refused: .*not send to its group$/,
    /connect event of the hub: roles/,
  ],
  [
    'a hook that takes the roles away',
    async () => {
      const body = JSON.stringify({ roles: ['webpubsub.sendToGroup.none'] });
      const hook = await startEventHandler(() => ({ status: 200, body }));
      stops.push(hook.stop);
      return (await openApi({}, hook.urlTemplate)).api;
    },
    LONG_MS,
    /^refused: .*not send to its group$/,
    /Nothing but the API may answer the connect event/,
  ],
  [
    'a hook that lets nobody in',
    async () => {
      const hook = await startEventHandler(() => ({ status: 401 }));
      stops.push(hook.stop);
      return (await openApi({}, hook.urlTemplate)).api;
    },
    LONG_MS,
    /^refused: the relay did not let the receiver in \(401\)$/,
    /\/api\/pubsub\/events with the system events connect, connected and disconnected/,
  ],
  [
    'a relay that is down by the time that it is asked',
    async () => {
      const opened: { stop?: () => Promise<void> } = {};
      const { api, pubsub } = await openApi({}, undefined, () => opened.stop?.());
      opened.stop = () => pubsub.stop();
      return api;
    },
    LONG_MS,
    /^refused: the receiver cannot connect to the relay \(ECONNREFUSED\)$/,
    /proxy or firewall on the way must let WebSockets/,
  ],
  [
    'a relay that lets nobody through for now',
    async () => {
      const { api, pubsub } = await openApi();
      pubsub.refuseConnections();
      return api;
    },
    LONG_MS,
    /^refused: the relay did not let the receiver in \(503\)$/,
    /The hub must ask the API/,
  ],
  [
    'a relay that never answers',
    async () => {
      const way = `${(await silence()).replace('http', 'ws')}/client/hubs/beside?access_token=a-secret`;
      return listen(async () => [201, { group: GROUP, sender: way, receiver: way }]);
    },
    SHORT_MS,
    /^refused: the receiver cannot connect to the relay \(timeout\)$/,
    /proxy or firewall/,
  ],
  [
    'an API that does not know who asks',
    () => listen(async () => [401, {}]),
    LONG_MS,
    /^the API gave no way into the relay \(401\)$/,
    /BESIDE_TOKEN/,
  ],
  [
    'somebody who has neither role',
    () => listen(async () => [403, {}]),
    LONG_MS,
    /^the API gave no way into the relay \(403\)$/,
    /role Operator .*or Admin/,
  ],
  [
    'an API of before',
    () => listen(async () => [404, {}]),
    LONG_MS,
    /^the API gave no way into the relay \(404\)$/,
    /Deploy the version/,
  ],
  [
    'an API that has no relay to ask',
    () => listen(async () => [503, {}]),
    LONG_MS,
    /^the API gave no way into the relay \(503\)$/,
    /"store" and "relay" above/,
  ],
  [
    'something else in the API’s place',
    () => listen(async () => [201, { hello: 'world' }]),
    LONG_MS,
    /^the API gave no way into the relay \(201\)$/,
    /"store" and "relay" above/,
  ],
  [
    'nobody at the API’s address',
    async () => new URL(`http://127.0.0.1:${await freePort()}/api`),
    LONG_MS,
    /^the API cannot be reached \(ECONNREFUSED\)$/,
    /See "api" above/,
  ],
];

test.each(faults)('%s is said, with what to do', async (_name, open, withinMs, words, fix) => {
  const finding = await checkMessage(await open(), 'a-token', withinMs);
  expect(finding).toMatchObject({
    name: 'message',
    ok: false,
    words: expect.stringMatching(words),
    fix: expect.stringMatching(fix),
  });
  expect(JSON.stringify(finding)).not.toMatch(/access_token|a-secret|a-token/);
});

test('where nobody is signed in nothing is tried, and how to sign in is said', async () => {
  const { api, asked } = await openApi();
  for (const token of [undefined, ''])
    expect(await checkMessage(api, token, LONG_MS)).toMatchObject({
      ok: null,
      fix: expect.stringContaining('BESIDE_TOKEN'),
    });
  expect(asked).toEqual([]);
});

test('a relay that never answers does not keep the doctor', async () => {
  const relay = (await silence()).replace('http', 'ws');
  const ways = { group: GROUP, sender: relay, receiver: relay };
  const api = await listen(async (authorization) =>
    authorization ? [201, ways] : [200, { version: '1', now: Date.now(), relay, parts: [] }],
  );
  const { status, out } = await runBesideIn({ BESIDE_TOKEN: 'a-token' }, 'doctor', api.href);
  expect(status).toBe(1);
  expect(out).toContain(
    'FAULT  message: refused: the receiver cannot connect to the relay (timeout)\n       → A proxy',
  );
});
