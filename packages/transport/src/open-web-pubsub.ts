import { WebPubSubClient, WebPubSubJsonReliableProtocol } from '@azure/web-pubsub-client';
import type { OpenLink } from '@beside/protocol/channel';

/** Reconnection goes on for as long as the link is wanted; the session's own deadlines end it. */
const RETRY_FIRST_MS = 500;
const RETRY_MOST_MS = 5_000;

/**
 * A link over Azure Web PubSub. Frames are sent without waiting for the service's own acknowledgement: order, gaps and
 * repetition are the channel's. After `close` nothing leaves and nothing arrives, even when the client reconnects once more
 * because it was recovering.
 */
export const openWebPubSub: OpenLink = (negotiate, events) => {
  let closed = false;
  let group: string | null = null;
  const client = new WebPubSubClient(
    {
      getClientAccessUrl: async () => {
        const grant = await negotiate();
        group = grant.send;
        return grant.url;
      },
    },
    {
      protocol: WebPubSubJsonReliableProtocol(),
      autoReconnect: true,
      autoRejoinGroups: false,
      reconnectRetryOptions: {
        maxRetries: Number.MAX_SAFE_INTEGER,
        retryDelayInMs: RETRY_FIRST_MS,
        maxRetryDelayInMs: RETRY_MOST_MS,
        mode: 'Exponential',
      },
    },
  );
  client.on('connected', () => (closed ? client.stop() : events.state('open')));
  client.on('disconnected', () => closed || events.state('interrupted'));
  client.on('stopped', () => closed || events.state('closed'));
  client.on('server-message', ({ message }) => closed || events.fact(message.data));
  client.on('group-message', ({ message }) => {
    if (!closed && message.data instanceof ArrayBuffer) events.frame(new Uint8Array(message.data));
  });

  events.state('connecting');
  void start(RETRY_FIRST_MS);

  async function start(wait: number): Promise<void> {
    try {
      await client.start();
    } catch {
      if (closed) return;
      events.state('interrupted');
      setTimeout(() => closed || void start(Math.min(wait * 2, RETRY_MOST_MS)), wait);
    }
  }

  return {
    send: (bytes) => {
      if (closed || group === null) return;
      client
        .sendToGroup(group, bytes.slice().buffer, 'binary', { fireAndForget: true, noEcho: true })
        .catch(() => undefined); // not connected: the frame is lost, which the channel expects and mends
    },
    close: () => {
      closed = true;
      client.stop();
    },
  };
};
