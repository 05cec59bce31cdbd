import { createHmac } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { End } from './ends';
import { HUB, PUBSUB_KEY, type TestApp } from './test-app';

/** Headers of one upstream event, signed as the service signs them. */
export function eventHeaders(event: string, user: string, connection: string): Record<string, string> {
  return {
    'ce-type': `azure.webpubsub.sys.${event}`,
    'ce-hub': HUB,
    'ce-userid': user,
    'ce-connectionid': connection,
    'ce-signature': `sha256=${createHmac('sha256', PUBSUB_KEY).update(connection).digest('hex')}`,
  };
}

export function upstream(app: TestApp, event: string, user: string, connection: string): Promise<Response> {
  return app.call('POST', '/pubsub/events', { headers: eventHeaders(event, user, connection), body: {} });
}

/** Claims of the client token in a socket's URL. */
export function clientToken(url: string) {
  return decodeJwt<{ role?: string[]; 'webpubsub.group'?: string[] }>(
    new URL(url).searchParams.get('access_token') ?? '',
  );
}

export interface SocketAnswer {
  readonly url: string;
  readonly send: string | null;
  readonly receive: string | null;
}

/** Asks for a socket and connects it, as the relay would. */
export async function connect(app: TestApp, end: End, connection: string): Promise<SocketAnswer> {
  const socket = (await (await end.post('socket')).json()) as SocketAnswer;
  const admitted = await upstream(app, 'connect', clientToken(socket.url).sub ?? '', connection);
  if (admitted.status !== 200) throw new Error(`connect: ${admitted.status}`);
  await upstream(app, 'connected', end.participant, connection);
  return socket;
}
