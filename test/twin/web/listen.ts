import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { portInUse } from '../ports';

/** Listens on loopback only and gives the real port (0 takes a free one); a taken port is an Error a person can act on. */
export function listen(server: Server, name: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(portInUse(name, port), { cause: error }) : error),
    );
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Stops without waiting for browsers that keep connections open. */
export const stopServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
