import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const PAGE = '<!doctype html><html><head><title>desk</title><link rel="icon" href="data:,"></head><body></body></html>';

/** Serves the empty desk at `/desk`; anything else that is asked of it was asked by a payload with a relative URL. */
export interface DeskServer {
  readonly port: number;
  taken(): number;
  stop(): Promise<void>;
}

export async function openDeskServer(): Promise<DeskServer> {
  let strange = 0;
  const server = createServer((request, response) => {
    if (request.url !== '/desk') strange += 1;
    response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => {
      const count = strange;
      strange = 0;
      return count;
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
