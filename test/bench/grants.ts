import { WebPubSubServiceClient } from '@azure/web-pubsub';
import type { SocketGrant } from '@beside/protocol/channel';
import type { PubSub } from '../twin/pubsub';

const HUB = 'bench';

/** Ways into one session's two groups: a new one with every call. */
export interface Grants {
  customer(): Promise<SocketGrant>;
  viewer(): Promise<SocketGrant>;
}

export function openGrants(pubsub: PubSub): Grants {
  const session = `s${Math.random().toString(36).slice(2)}`;
  const [page, act] = [`${session}.page`, `${session}.act`];
  const service = new WebPubSubServiceClient(pubsub.connectionString, HUB, { allowInsecureConnection: true });
  const grant = async (send: string, receive: string): Promise<SocketGrant> => {
    const { url } = await service.getClientAccessToken({ roles: [`webpubsub.sendToGroup.${send}`], groups: [receive] });
    return { url, send, receive };
  };
  return { customer: () => grant(page, act), viewer: () => grant(act, page) };
}
