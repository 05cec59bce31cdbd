import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Where everything that leaves a browser ends up: every host name leads here. */
export interface Sink {
  readonly port: number;
  /** Requests, and connections without one (a preconnect, a WebSocket, TLS), since it was last asked. */
  taken(): number;
  stop(): Promise<void>;
}

export async function openSink(): Promise<Sink> {
  let requests = 0;
  const silent = new Set<Socket>();
  let closedSilently = 0;
  const server = createServer((request, response) => {
    requests += 1;
    silent.delete(request.socket);
    response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' }).end('<p>sink</p>');
  });
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => {
      if (silent.delete(socket)) closedSilently += 1;
    });
  });
  server.on('upgrade', (_request, socket) => {
    requests += 1;
    silent.delete(socket as Socket);
    socket.destroy();
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => {
      const count = requests + closedSilently + silent.size;
      requests = 0;
      closedSilently = 0;
      silent.clear();
      return count;
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
