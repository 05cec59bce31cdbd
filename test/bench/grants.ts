import { WebPubSubServiceClient } from '@azure/web-pubsub';
import type { SocketGrant } from '@beside/protocol/channel';
import type { PubSub } from '../twin/pubsub';

const HUB = 'bench';

/** Ways into one session's two groups: a new one with every call. */
export interface Grants {
  customer(): Promise<SocketGrant>;
  viewer(participant: string): Promise<SocketGrant>;
}

export function openGrants(pubsub: PubSub): Grants {
  const session = `s${Math.random().toString(36).slice(2)}`;
  const [page, act] = [`${session}.page`, `${session}.act`];
  const service = new WebPubSubServiceClient(pubsub.connectionString, HUB, { allowInsecureConnection: true });
  const grant = async (userId: string, send: string, receive: string): Promise<SocketGrant> => {
    const { url } = await service.getClientAccessToken({
      userId,
      roles: [`webpubsub.sendToGroup.${send}`],
      groups: [receive],
    });
    return { url, send, receive };
  };
  return {
    customer: () => grant('customer', page, act),
    viewer: (participant) => grant(participant, act, page),
  };
}
