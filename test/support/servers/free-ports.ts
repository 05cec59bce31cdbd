import { createServer, type AddressInfo } from 'node:net';
import type { PartName, Ports } from '../../twin/ports';

const PARTS: readonly PartName[] = ['start', 'desk', 'tax', 'bank', 'issuer', 'chat', 'api', 'pubsub'];

/** A free port for every part of a twin: parts name each other, so all must be known before the first one starts. */
export async function freePorts(): Promise<Ports> {
  const ports = await free(PARTS.length);
  return Object.fromEntries(PARTS.map((part, i) => [part, ports[i]])) as Ports;
}

/** One more, for a driver. */
export async function freePort(): Promise<number> {
  return (await free(1))[0] as number;
}

async function free(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
