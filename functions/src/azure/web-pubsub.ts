import type { TokenCredential } from '@azure/identity';
import { WebPubSubServiceClient, type WebPubSubServiceClientOptions } from '@azure/web-pubsub';
import type { Publisher } from '../sessions/publisher';
import type { SocketGateway } from '../sessions/socket-gateway';
import type { Upstream } from '../sessions/upstream';
import { signedUpstream } from './signed-upstream';
import { tokenUpstream, type TokenUpstreamSettings } from './token-upstream';

type HttpClient = NonNullable<WebPubSubServiceClientOptions['httpClient']>;

/** A change of a session waits for its announcement: STOP must not hang on a relay that is away. */
const RETRY = { maxRetries: 1, retryDelayInMs: 200 };
/** The shortest life that a client token can have. SESS-11 */
const TOKEN_LIFETIME_MIN = 1;

export type WebPubSubSettings =
  /** The service's own key signs; its events carry a signature by the same key. */
  | { readonly hub: string; readonly connectionString: string }
  /** An Entra identity signs in; the service's events carry a token of the service's own identity. */
  | {
      readonly hub: string;
      readonly endpoint: string;
      readonly credential: TokenCredential;
      readonly upstream: TokenUpstreamSettings;
      /** Stands in for the network. */
      readonly httpClient?: HttpClient;
    };

export interface WebPubSub {
  readonly publisher: Publisher;
  readonly sockets: SocketGateway;
  readonly upstream: Upstream;
}

/** Azure Web PubSub, or anything that speaks its protocol, behind the three ports that need it. */
export function webPubSub(settings: WebPubSubSettings): WebPubSub {
  const { client, upstream } = 'credential' in settings ? identified(settings) : keyed(settings);
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
    upstream,
  };
}

function keyed({ connectionString, hub }: Extract<WebPubSubSettings, { connectionString: string }>) {
  const { endpoint, accessKey } = parseConnectionString(connectionString);
  const allowInsecureConnection = endpoint.protocol === 'http:';
  return {
    client: new WebPubSubServiceClient(connectionString, hub, { allowInsecureConnection, retryOptions: RETRY }),
    upstream: signedUpstream({ host: endpoint.hostname, hub, accessKeys: [accessKey] }),
  };
}

function identified(settings: Extract<WebPubSubSettings, { credential: TokenCredential }>) {
  const { endpoint, credential, hub, httpClient } = settings;
  const options = { retryOptions: RETRY, ...(httpClient && { httpClient }) };
  return {
    client: new WebPubSubServiceClient(endpoint, credential, hub, options),
    upstream: tokenUpstream({ host: new URL(endpoint).hostname, hub, ...settings.upstream }),
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
