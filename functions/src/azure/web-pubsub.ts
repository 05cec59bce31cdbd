import { WebPubSubServiceClient } from '@azure/web-pubsub';
import type { Publisher } from '../sessions/publisher';
import type { SocketGateway } from '../sessions/socket-gateway';
import type { Upstream } from '../sessions/upstream';
import { signedUpstream } from './signed-upstream';

/** A change of a session waits for its announcement: STOP must not hang on a relay that is away. */
const RETRY = { maxRetries: 1, retryDelayInMs: 200 };
/** The shortest life that a client token can have. SESS-11 */
const TOKEN_LIFETIME_MIN = 1;

export interface WebPubSubSettings {
  readonly connectionString: string;
  readonly hub: string;
}

export interface WebPubSub {
  readonly publisher: Publisher;
  readonly sockets: SocketGateway;
  readonly upstream: Upstream;
}

/** Azure Web PubSub, or anything that speaks its protocol, behind the three ports that need it. */
export function webPubSub({ connectionString, hub }: WebPubSubSettings): WebPubSub {
  const { endpoint, accessKey } = parseConnectionString(connectionString);
  const allowInsecureConnection = endpoint.protocol === 'http:';
  const client = new WebPubSubServiceClient(connectionString, hub, { allowInsecureConnection, retryOptions: RETRY });
  return {
    publisher: {
      tell: (participant, session) => client.sendToUser(participant, { fact: 'session', session }),
      tellLetter: (participant, letter) => client.sendToUser(participant, { fact: 'letter', letter }),
      close: (participant) => client.closeUserConnections(participant),
    },
    sockets: {
      async clientUrl({ userId, send, receive }) {
        const { url } = await client.getClientAccessToken({
          userId,
          expirationTimeInMinutes: TOKEN_LIFETIME_MIN,
          ...(send !== null && { roles: [`webpubsub.sendToGroup.${send}`] }),
          ...(receive !== null && { groups: [receive] }),
        });
        return url;
      },
    },
    upstream: signedUpstream({ host: endpoint.hostname, hub, accessKeys: [accessKey] }),
  };
}

function parseConnectionString(text: string): { endpoint: URL; accessKey: string } {
  const fields = new Map(
    text
      .split(';')
      .map((field) => [field.slice(0, field.indexOf('=')).trim().toLowerCase(), field.slice(field.indexOf('=') + 1)]),
  );
  const endpoint = fields.get('endpoint');
  const accessKey = fields.get('accesskey');
  if (!endpoint || !URL.canParse(endpoint) || !accessKey)
    throw new Error('the Web PubSub connection string needs Endpoint and AccessKey');
  const url = new URL(endpoint);
  const port = fields.get('port');
  if (port) url.port = port;
  return { endpoint: url, accessKey };
}
