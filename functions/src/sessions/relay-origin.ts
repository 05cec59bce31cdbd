import type { SocketGateway } from './socket-gateway';

/** Where clients connect: every page's content security policy names it. `null`: the relay gives none. */
export async function relayOrigin(gateway: SocketGateway): Promise<string | null> {
  const url = await gateway.clientUrl({ userId: 'nobody', send: null, receive: null }).catch(() => null);
  return url === null ? null : new URL(url).origin;
}
