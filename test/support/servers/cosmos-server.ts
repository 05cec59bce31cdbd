import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CosmosClient } from '@azure/cosmos';
import { connectionPolicy, cosmosContainers, openCosmos } from '@beside/functions/cosmos';
import { createHttpServer } from '@vercel/cosmosdb-server';

const DATABASE = 'beside';
/** Nobody checks it. */
const KEY = 'bm9uZQ==';

/** What becomes of one request: it passes, is answered by another status instead, or passes and its answer is lost. */
export type Fate =
  'pass' | 'lose-answer' | { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

export interface Asked {
  readonly method: string;
  /** `container/id`; the container alone where a document is made or searched. */
  readonly what: string;
  /** A POST that reads. */
  readonly isSearch: boolean;
}

export type CosmosServer = Awaited<ReturnType<typeof startCosmosServer>>;

/**
 * @vercel/cosmosdb-server, in memory, which speaks Cosmos DB's protocol: it is not Cosmos DB. In front of it stands a relay that does to
 * requests what a busy or broken service does; it adds no ability.
 */
export async function startCosmosServer() {
  const server = createHttpServer({ keepAlive: true });
  const behind = await listen(server);
  const admin = new CosmosClient({
    endpoint: behind,
    key: KEY,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  const asked: Asked[] = [];
  let fate: (asked: Asked) => Fate | Promise<Fate> = () => 'pass';
  const front = createServer((incoming, response) => {
    const one = describe(incoming);
    const isAboutDocuments = one.what !== '';
    if (isAboutDocuments) asked.push(one);
    void Promise.resolve(isAboutDocuments ? fate(one) : 'pass').then((decided) =>
      forward(behind, incoming, response, decided),
    );
  });
  const endpoint = await listen(front);

  return {
    asked,
    /** What happens to every request about documents from now on. */
    decide: (next: (asked: Asked) => Fate | Promise<Fate>) => void (fate = next),
    /** Holds the first request that is meant until it is let go. */
    holdUp(isMeant: (asked: Asked) => boolean): { readonly isHeld: Promise<void>; readonly letGo: () => void } {
      let letGo = () => {};
      const held = new Promise<Fate>((resolve) => void (letGo = () => resolve('pass')));
      const isHeld = new Promise<void>((arrived) => {
        fate = (one) => {
          if (!isMeant(one)) return 'pass';
          fate = () => 'pass';
          arrived();
          return held;
        };
      });
      return { isHeld, letGo };
    },
    async empty(): Promise<void> {
      fate = () => 'pass';
      await admin
        .database(DATABASE)
        .delete()
        .catch(() => undefined);
      const { database } = await admin.databases.create({ id: DATABASE });
      for (const { name } of cosmosContainers)
        await database.containers.create({ id: name, partitionKey: { paths: ['/pk'] } });
      asked.length = 0;
    },
    open: (clock: () => number) => {
      const policy = { ...connectionPolicy, enableEndpointDiscovery: false };
      const client = new CosmosClient({ endpoint, key: KEY, connectionPolicy: policy });
      return openCosmos({ client, database: DATABASE, clock });
    },
    /** The documents of a container as they are stored. */
    async documents(container: string): Promise<readonly Record<string, unknown>[]> {
      const all = admin.database(DATABASE).container(container).items.query('SELECT * FROM c');
      return (await all.fetchAll()).resources as Record<string, unknown>[];
    },
    async stop(): Promise<void> {
      admin.dispose();
      await Promise.all([front, server].map(close));
    },
  };
}

function describe({ method = '', url = '', headers }: IncomingMessage): Asked {
  const [, container = '', id] = /^\/dbs\/[^/]+\/colls\/([^/]+)\/docs(?:\/([^/?]+))?/.exec(url) ?? [];
  const isSearch = headers['content-type'] === 'application/query+json';
  return { method, what: id === undefined ? container : `${container}/${decodeURIComponent(id)}`, isSearch };
}

function forward(to: string, incoming: IncomingMessage, response: ServerResponse, fate: Fate): void {
  if (typeof fate === 'object') {
    incoming.resume();
    response.writeHead(fate.status, { 'content-type': 'application/json', ...fate.headers }).end('{"message":"busy"}');
    return;
  }
  const { method, headers, url = '' } = incoming;
  const passed = request(new URL(url, to), { method, headers }, (answer) => {
    if (fate === 'lose-answer') {
      answer.resume();
      answer.on('end', () => response.destroy());
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => response.destroy());
  incoming.pipe(passed);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
