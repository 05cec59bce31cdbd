import { WebPubSubServiceClient } from '@azure/web-pubsub';
import {
  WebPubSubClient,
  WebPubSubJsonProtocol,
  type OnGroupDataMessageArgs,
  type OnServerDataMessageArgs,
  type SendMessageError,
} from '@azure/web-pubsub-client';
import WebSocket from 'ws';
import { RELIABLE_JSON_PROTOCOL, startPubSub, type PubSub, type PubSubOptions } from '../../twin/pubsub/index';
import { until } from '../until';

export const HUB = 'pages';

export interface Who {
  userId?: string;
  roles?: string[];
  groups?: string[];
  reliable?: boolean;
}

/** Relays and Microsoft's own clients; whatever a test opens is closed after it. */
export function relayBench() {
  const stops: (() => unknown)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });

  async function start(options: PubSubOptions = {}): Promise<{ pubsub: PubSub; service: WebPubSubServiceClient }> {
    const pubsub = await startPubSub({ port: 0, ...options });
    stops.push(() => pubsub.stop());
    return {
      pubsub,
      service: new WebPubSubServiceClient(pubsub.connectionString, HUB, {
        allowInsecureConnection: true,
        retryOptions: { maxRetries: 0 },
      }),
    };
  }

  /** Microsoft's client, connected, with everything it heard. */
  async function join(service: WebPubSubServiceClient, { reliable = true, ...who }: Who = {}) {
    const { url } = await service.getClientAccessToken(who);
    const client = new WebPubSubClient(url, {
      autoReconnect: false,
      keepAliveIntervalInMs: 0, // its timers would outlive the test
      keepAliveTimeoutInMs: 0,
      messageRetryOptions: { maxRetries: 1, retryDelayInMs: 1 },
      ...(reliable ? {} : { protocol: WebPubSubJsonProtocol() }),
    });
    const group: OnGroupDataMessageArgs['message'][] = [];
    const server: OnServerDataMessageArgs['message'][] = [];
    const state = { connectionId: '', userId: undefined as string | undefined, stopped: false, connects: 0 };
    client.on('connected', (event) => {
      state.connects += 1;
      state.connectionId = event.connectionId;
      state.userId = event.userId;
    });
    client.on('group-message', ({ message }) => group.push(message));
    client.on('server-message', ({ message }) => server.push(message));
    client.on('stopped', () => (state.stopped = true));
    stops.push(() => client.stop());
    await client.start();
    await until('connected', () => state.connectionId);
    return { client, group, server, state };
  }

  return { stops, start, join };
}

export const bytes = (...values: number[]) => new Uint8Array(values).buffer;
export const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: SendMessageError) => error,
  );

/** The close code or the HTTP status that a raw client meets. */
export const knock = (url: string, options: WebSocket.ClientOptions = {}) =>
  new Promise<{ status?: number; code?: number }>((resolve) => {
    const socket = new WebSocket(url, RELIABLE_JSON_PROTOCOL, options);
    socket.on('unexpected-response', (request, response) => {
      resolve({ status: response.statusCode ?? 0 });
      request.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', (code) => resolve({ code }));
  });

export const keyOf = (pubsub: PubSub) => /AccessKey=([^;]+)/.exec(pubsub.connectionString)?.[1] ?? '';
