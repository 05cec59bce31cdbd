import { randomBytes } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { fault, fine, type Finding } from './finding';

const TIMEOUT_MS = 10_000;

/** Whether a WebSocket comes through from here to the relay: without a token it must be refused as such, by the relay itself. */
export async function checkSocket(relay: string, hub: string): Promise<Finding> {
  const url = new URL(`${relay.replace(/^ws/, 'http')}/client/hubs/${hub}`);
  const status = await knock(url);
  if (status === 401) return fine('socket', `${relay} answers, and lets nobody in without a token`);
  const fix = 'A proxy or firewall on the way must let WebSockets (the Upgrade header) through to this host.';
  if (typeof status === 'string') return fault('socket', `${relay} cannot be reached (${status})`, fix);
  if (status === 101)
    return fault('socket', `${relay} lets anybody in`, 'Set anonymousConnectPolicy of the hub to Deny.');
  return fault('socket', `${relay} answered ${status}`, fix);
}

function knock(url: URL): Promise<number | string> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const knocking = request(url, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
      timeout: TIMEOUT_MS,
    });
    knocking.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    knocking.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
    knocking.on('timeout', () => knocking.destroy(new Error('timeout')));
    knocking.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    knocking.end();
  });
}
