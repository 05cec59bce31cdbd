import { SendMessageError, WebPubSubClient, WebPubSubJsonReliableProtocol } from '@azure/web-pubsub-client';

/** One frame on its way from one client to another, each with a URL that lets it in once. */
export interface Carriage {
  readonly group: string;
  readonly sender: string;
  readonly receiver: string;
  readonly bytes: Uint8Array;
  /** How long each step may take: to be let in, and to arrive. */
  readonly withinMs: number;
}

/** What became of it. `why` is an HTTP status, a system's error code, or `timeout`; never a text that may hold a URL. */
export type Carried =
  | { readonly how: 'arrived' }
  | { readonly how: 'lost' }
  /** The sender was let in, and may not send to the group. */
  | { readonly how: 'forbidden' }
  | { readonly how: 'kept-out'; readonly end: 'sender' | 'receiver'; readonly why: string };

/**
 * Lets a frame travel once through Azure Web PubSub, from client to client as in a session, and leaves nothing behind. Unlike a link it tries
 * nothing again: that something fails is the answer.
 */
export async function carryOnce({ group, sender, receiver, bytes, withinMs }: Carriage): Promise<Carried> {
  const [from, to] = [openClient(sender), openClient(receiver)];
  try {
    for (const [end, client] of [
      ['receiver', to],
      ['sender', from],
    ] as const) {
      const why = await within(withinMs, client.letIn, 'timeout');
      if (why !== null) return { how: 'kept-out', end, why };
    }
    const arrived = new Promise<Carried>((resolve) => {
      to.client.on('group-message', ({ message }) => {
        if (message.group === group && isSame(message.data, bytes)) resolve({ how: 'arrived' });
      });
    });
    const sent = from.client.sendToGroup(group, bytes.slice().buffer, 'binary').then(
      () => arrived,
      (error: unknown): Carried | Promise<Carried> => (isForbidden(error) ? { how: 'forbidden' } : arrived),
    );
    return await within(withinMs, Promise.race([arrived, sent]), { how: 'lost' });
  } finally {
    from.close();
    to.close();
  }
}

function openClient(url: string) {
  let closed = false;
  const client = new WebPubSubClient(url, {
    protocol: WebPubSubJsonReliableProtocol(),
    autoReconnect: false,
    // It is gone before any of these would come.
    keepAliveIntervalInMs: 0,
    keepAliveTimeoutInMs: 0,
    messageRetryOptions: { maxRetries: 0 },
  });
  /** `null` once it is in its groups, or why it is not. */
  const letIn = new Promise<string | null>((resolve) => {
    client.on('connected', () => (closed ? client.stop() : resolve(null)));
    client.on('stopped', () => resolve('closed'));
    client.start().catch((error: unknown) => resolve(reasonOf(error)));
  });
  return {
    client,
    letIn,
    close: () => {
      closed = true;
      client.stop();
    },
  };
}

/** A status or a code: an error's own words may hold the URL, and with it a token. */
function reasonOf(error: unknown): string {
  const { code, message = '' } = (error ?? {}) as { readonly code?: unknown; readonly message?: string };
  const status = /response: (\d{3})$/.exec(message)?.[1];
  return status ?? (typeof code === 'string' ? code : 'closed');
}

function isForbidden(error: unknown): boolean {
  return error instanceof SendMessageError && error.errorDetail?.name === 'Forbidden';
}

function isSame(data: unknown, bytes: Uint8Array): boolean {
  if (!(data instanceof ArrayBuffer) || data.byteLength !== bytes.length) return false;
  return new Uint8Array(data).every((byte, at) => byte === bytes[at]);
}

async function within<T>(ms: number, promise: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(otherwise), ms)));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
