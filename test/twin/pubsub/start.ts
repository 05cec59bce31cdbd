import { createServer } from 'node:http';
import { createClientEndpoint, refuse } from './client-endpoint';
import type { Connection } from './connection';
import { createHub, type Hub, type Intercept } from './hub';
import { DEFAULT_ACCESS_KEY, DEFAULT_PORT, RECOVERY_WINDOW_MS } from './limits';
import { createLoopbackGate } from '../loopback-gate';
import { listen, stopServer } from '../web/listen';
import { createRest } from './rest';
import { createUpstream, type EventHandler } from './upstream';

export interface PubSubOptions {
  /** 0 takes a free one; the default is that of Microsoft's emulator. */
  readonly port?: number;
  readonly accessKey?: string;
  /** Event handlers by hub name. */
  readonly upstream?: Readonly<Record<string, EventHandler>>;
  /** Origins a browser may come from; absent = any page served from this machine. */
  readonly allowedOrigins?: readonly string[];
  /** How long a lost reliable connection may still come back. */
  readonly recoveryWindowMs?: number;
  readonly log?: (line: string) => void;
}

/** Which connections a fault hits; an empty choice is all of them. */
export interface Whom {
  readonly hub?: string;
  readonly userId?: string;
  readonly connectionId?: string;
  readonly group?: string;
}

export interface PubSubStats {
  readonly connections: number;
  /** Lost ones that may still recover are part of `connections`. */
  readonly attached: number;
  readonly received: { readonly messages: number; readonly bytes: number };
  readonly sent: { readonly messages: number; readonly bytes: number };
}

export interface PubSub {
  readonly port: number;
  readonly url: string;
  readonly connectionString: string;
  /** Cuts sockets without a goodbye, so that reliable clients recover. Returns how many. */
  dropConnections(whom?: Whom): number;
  /** Lets sockets hang (open, nothing passes) until the returned function is called. */
  stallConnections(whom?: Whom): () => void;
  /** While it lasts every new connection and recovery is answered 503, as behind a broken network. */
  refuseConnections(): () => void;
  /** A hostile relay: sees, changes or swallows group messages until the returned function is called. */
  intercept(change: Intercept): () => void;
  connections(whom?: Whom): readonly {
    readonly id: string;
    readonly hub: string;
    readonly userId: string | undefined;
    readonly groups: readonly string[];
    readonly attached: boolean;
  }[];
  stats(): PubSubStats;
  /** Ends everything at once, like a killed process: no goodbye, nobody is told. */
  stop(): Promise<void>;
}

/** Starts the emulator on loopback. */
export async function startPubSub(options: PubSubOptions = {}): Promise<PubSub> {
  const key = options.accessKey ?? DEFAULT_ACCESS_KEY;
  const log = options.log ?? (() => undefined);
  const nowSeconds = () => Math.floor(Date.now() / 1000);
  const hubs = new Map<string, Hub>();
  const sent = { messages: 0, bytes: 0 };
  const received = { messages: 0, bytes: 0 };
  const waits = new Set<NodeJS.Timeout>();
  let intercept: Intercept | undefined;
  let refusing = 0;

  const hubOf = (given: string): Hub => {
    const name = given.toLowerCase();
    const hub = hubs.get(name) ?? createHub(name, () => intercept);
    hubs.set(name, hub);
    return hub;
  };
  const count = (into: typeof sent) => (bytes: number) => {
    into.messages += 1;
    into.bytes += bytes;
  };
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        waits.delete(timer);
        resolve();
      }, ms);
      waits.add(timer.unref());
    });
  const handlers = Object.fromEntries(
    Object.entries(options.upstream ?? {}).map(([hub, one]) => [hub.toLowerCase(), one]),
  );

  const gate = createLoopbackGate(options.allowedOrigins);
  const rest = createRest(key, hubOf, nowSeconds);
  const clients = createClientEndpoint({
    key,
    hubOf,
    upstream: createUpstream(key, handlers, wait, log),
    recoveryWindowMs: options.recoveryWindowMs ?? RECOVERY_WINDOW_MS,
    nowSeconds,
    onReceived: count(received),
    onSent: count(sent),
    track: (telling) => void telling.catch((error: Error) => log(error.message)),
  });

  const server = createServer((request, response) => {
    const passed = gate(request);
    const answer = passed.ok ? rest(request) : Promise.resolve({ status: passed.status, text: passed.reason });
    answer.then(
      ({ status, ...body }) => {
        response.statusCode = status;
        if ('json' in body) response.setHeader('content-type', 'application/json').end(JSON.stringify(body.json));
        else response.setHeader('content-type', 'text/plain; charset=utf-8').end(body.text);
      },
      (error: Error) => {
        log(`rest: ${error.message}`);
        response.writeHead(500, { 'content-type': 'text/plain' }).end('The operation failed.');
      },
    );
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const passed = gate(request);
    if (!passed.ok) return refuse(socket, passed.status, passed.reason);
    if (refusing > 0) return refuse(socket, 503, 'Unreachable for now.');
    clients.upgrade(request, socket, head).catch((error: Error) => {
      log(`client: ${error.message}`);
      refuse(socket, 500, 'The connection failed.');
    });
  });

  const port = await listen(server, 'pubsub', options.port ?? DEFAULT_PORT);

  const chosen = (whom: Whom = {}): Connection[] =>
    [...hubs.values()].flatMap((hub) =>
      hub.where(
        (one) =>
          (whom.hub === undefined || one.hub === whom.hub.toLowerCase()) &&
          (whom.userId === undefined || one.userId === whom.userId) &&
          (whom.connectionId === undefined || one.id === whom.connectionId) &&
          (whom.group === undefined || one.groups.has(whom.group)),
      ),
    );

  return {
    port,
    url: `http://localhost:${port}`,
    connectionString: `Endpoint=http://localhost;Port=${port};AccessKey=${key};Version=1.0;`,
    dropConnections(whom) {
      const hit = chosen(whom).filter((one) => one.isAttached());
      hit.forEach((one) => one.cut());
      return hit.length;
    },
    stallConnections(whom) {
      const release = chosen(whom).map((one) => one.stall());
      return () => release.forEach((run) => run());
    },
    refuseConnections() {
      refusing += 1;
      let over = false;
      return () => {
        if (!over) refusing -= 1;
        over = true;
      };
    },
    intercept(change) {
      intercept = change;
      return () => {
        if (intercept === change) intercept = undefined;
      };
    },
    connections: (whom) =>
      chosen(whom).map((one) => ({
        id: one.id,
        hub: one.hub,
        userId: one.userId,
        groups: [...one.groups],
        attached: one.isAttached(),
      })),
    stats() {
      const all = chosen();
      return {
        connections: all.length,
        attached: all.filter((one) => one.isAttached()).length,
        received: { ...received },
        sent: { ...sent },
      };
    },
    async stop() {
      hubs.clear();
      waits.forEach(clearTimeout);
      clients.stop();
      await stopServer(server);
    },
  };
}
