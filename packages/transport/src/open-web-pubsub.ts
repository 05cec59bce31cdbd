import { WebPubSubClient, WebPubSubJsonReliableProtocol } from '@azure/web-pubsub-client';
import type { LinkState, OpenLink } from '@beside/protocol/channel';

/** Reconnection goes on for as long as the link is wanted; the session's own deadlines end it. */
const RETRY_FIRST_MS = 500;
const RETRY_MOST_MS = 5_000;

/** A client that recovers takes no word of its end; it is told again until it has heard it. */
const LEAVE_AGAIN_MS = 250;

/**
 * A link over Azure Web PubSub. Frames are sent without waiting for the service's own acknowledgement: order, gaps and
 * repetition are the channel's. A frame leaves at once or never: one that waited for the network would leave after STOP. SESS-4
 * After `close` nothing leaves and nothing arrives, and a client that was recovering is gone as soon as it is back. SESS-19
 */
export const openWebPubSub: OpenLink = (negotiate, events) => {
  let closed = false;
  let state: LinkState = 'connecting';
  let group: string | null = null;
  let running = false;
  const client = new WebPubSubClient(
    {
      getClientAccessUrl: async () => {
        const grant = await (closed ? nowhere() : negotiate());
        if (closed) return nowhere();
        group = grant.send;
        return grant.url;
      },
    },
    {
      protocol: WebPubSubJsonReliableProtocol(),
      autoReconnect: true,
      autoRejoinGroups: false,
      messageRetryOptions: { maxRetries: 0 },
      reconnectRetryOptions: {
        maxRetries: Number.MAX_SAFE_INTEGER,
        retryDelayInMs: RETRY_FIRST_MS,
        maxRetryDelayInMs: RETRY_MOST_MS,
        mode: 'Exponential',
      },
    },
  );
  const become = (next: LinkState) => {
    if (closed || state === next) return;
    state = next;
    events.state(next);
  };
  client.on('connected', () => (closed ? client.stop() : become('open')));
  client.on('disconnected', () => become('interrupted'));
  client.on('stopped', () => {
    running = false;
    become('closed');
  });
  client.on('server-message', ({ message }) => closed || events.fact(message.data));
  client.on('group-message', ({ message }) => {
    const { data, fromUserId } = message;
    if (!closed && data instanceof ArrayBuffer) events.frame(new Uint8Array(data), fromUserId || null);
  });

  /** Nobody asks for another way in once the link is closed: the client waits for this for good. */
  function nowhere(): Promise<never> {
    running = false;
    return new Promise(() => {});
  }

  function leave(): void {
    client.stop();
    if (running) setTimeout(leave, LEAVE_AGAIN_MS);
  }

  events.state('connecting');
  void start(RETRY_FIRST_MS);

  async function start(wait: number): Promise<void> {
    running = true;
    try {
      await client.start();
    } catch {
      running = false;
      if (closed) return;
      become('interrupted');
      setTimeout(() => closed || void start(Math.min(wait * 2, RETRY_MOST_MS)), wait);
    }
  }

  return {
    send: (bytes) => {
      if (closed || group === null) return;
      client
        .sendToGroup(group, bytes.slice().buffer, 'binary', { fireAndForget: true, noEcho: true })
        // A client that recovers says nothing of it; its sends do. A lost frame is mended by the channel.
        .then(
          () => become('open'),
          () => become('interrupted'),
        );
    },
    close: () => {
      closed = true;
      leave();
    },
  };
};
