import { createHmac } from 'node:crypto';
import { BLOCKING_RETRY_DELAYS_MS, LIFECYCLE_RETRY_DELAYS_MS, UPSTREAM_TIMEOUT_MS } from './limits';
import { bodyOf, payloadFromBody, type Payload } from './payload';

export type SystemEvent = 'connect' | 'connected' | 'disconnected';

/** Where a hub's events go, in the words of the service's event handler settings. */
export interface EventHandler {
  /** May contain {hub} and {event}. */
  readonly urlTemplate: string;
  readonly systemEvents: readonly SystemEvent[];
  /** '*', or names separated by commas; absent = no user events. */
  readonly userEventPattern?: string;
}

/** Whom an event is about. */
export interface EventSource {
  readonly hub: string;
  readonly connectionId: string;
  readonly userId: string | undefined;
  readonly subprotocol: string | undefined;
  /** Host of the emulator as the client named it: WebHook-Request-Origin. */
  readonly host: string;
}

/** What a `connect` handler may decide; an absent field leaves the token's own. */
export interface ConnectAnswer {
  readonly userId?: string;
  readonly groups?: readonly string[];
  readonly roles?: readonly string[];
  readonly subprotocol?: string;
}

export interface ConnectRequest {
  readonly claims: Record<string, string[]>;
  readonly query: Record<string, string[]>;
  readonly headers: Record<string, string[]>;
  readonly subprotocols: readonly string[];
}

export type Upstream = ReturnType<typeof createUpstream>;

export function createUpstream(
  key: string,
  handlers: Readonly<Record<string, EventHandler>>,
  wait: (ms: number) => Promise<void>,
  log: (line: string) => void,
) {
  const allowed = new Map<string, Promise<boolean>>();

  const urlFor = (handler: EventHandler, hub: string, event: string) =>
    handler.urlTemplate.replaceAll('{hub}', encodeURIComponent(hub)).replaceAll('{event}', encodeURIComponent(event));

  /** CloudEvents abuse protection: the handler must agree to hear from us. Asked again after a refusal or a failure. */
  const agrees = (handler: EventHandler, hub: string, origin: string): Promise<boolean> => {
    const url = urlFor(handler, hub, 'validate');
    const asked = allowed.get(url) ?? askFor(url, origin);
    allowed.set(url, asked);
    const forget = () => void allowed.delete(url);
    asked.then((yes) => yes || forget(), forget);
    return asked;
  };

  const attempt = async (handler: EventHandler, source: EventSource, event: string, headers: Headers, body: Buffer) => {
    if (!(await agrees(handler, source.hub, source.host))) throw new Error('the handler does not allow this origin');
    return fetch(urlFor(handler, source.hub, event), {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(UPSTREAM_TIMEOUT_MS),
    });
  };

  /** Sends one event; the same event again on 408, 5xx and network failures, as often as there are waits. */
  const post = async (
    handler: EventHandler,
    source: EventSource,
    kind: 'sys' | 'user',
    event: string,
    id: number,
    contentType: string,
    body: Buffer,
    waits: readonly number[],
  ) => {
    const headers = cloudEventHeaders(key, source, kind, event, id, contentType);
    for (let tries = 0; ; tries += 1) {
      let response: Response | undefined;
      try {
        response = await attempt(handler, source, event, headers, body);
      } catch (error) {
        log(`upstream ${event} for ${source.connectionId}: ${(error as Error).message}`);
      }
      if (response && response.status !== 408 && response.status < 500) return response;
      const pause = waits[tries];
      if (pause === undefined) return response;
      await response?.body?.cancel();
      await wait(pause);
    }
  };

  const handlerOf = (hub: string, event: SystemEvent) => {
    const handler = handlers[hub];
    return handler?.systemEvents.includes(event) ? handler : undefined;
  };

  return {
    /** Blocking: the client waits for the answer before its socket opens. */
    async connect(
      source: EventSource,
      request: ConnectRequest,
    ): Promise<{ ok: true; answer: ConnectAnswer } | { ok: false; status: number }> {
      const handler = handlerOf(source.hub, 'connect');
      if (!handler) return { ok: true, answer: {} };
      const body = Buffer.from(JSON.stringify({ ...request, clientCertificates: [] }));
      const response = await post(
        handler,
        source,
        'sys',
        'connect',
        0,
        'application/json; charset=utf-8',
        body,
        BLOCKING_RETRY_DELAYS_MS,
      );
      if (!response) return { ok: false, status: 500 };
      if (!response.ok) return { ok: false, status: response.status };
      const text = await response.text();
      try {
        return { ok: true, answer: text ? ((JSON.parse(text) as ConnectAnswer | null) ?? {}) : {} };
      } catch {
        return { ok: false, status: 500 };
      }
    },

    async notify(source: EventSource, event: 'connected' | 'disconnected', id: number, reason?: string): Promise<void> {
      const handler = handlerOf(source.hub, event);
      if (!handler) return;
      const body = Buffer.from(JSON.stringify(event === 'disconnected' ? { reason: reason ?? '' } : {}));
      const response = await post(
        handler,
        source,
        'sys',
        event,
        id,
        'application/json; charset=utf-8',
        body,
        LIFECYCLE_RETRY_DELAYS_MS,
      );
      if (!response?.ok)
        log(`upstream ${event} for ${source.connectionId} was given up (${response?.status ?? 'unreachable'})`);
      await response?.body?.cancel();
    },

    async userEvent(
      source: EventSource,
      event: string,
      id: number,
      payload: Payload,
    ): Promise<{ ok: true; reply?: Payload } | { ok: false }> {
      const handler = handlers[source.hub];
      const patterns = handler?.userEventPattern?.split(',').map((pattern) => pattern.trim().toLowerCase()) ?? [];
      if (!handler || !patterns.some((pattern) => pattern === '*' || pattern === event.toLowerCase()))
        return { ok: false };
      const { contentType, body } = bodyOf(payload);
      const response = await post(handler, source, 'user', event, id, contentType, body, BLOCKING_RETRY_DELAYS_MS);
      if (!response?.ok) return { ok: false };
      const answer = Buffer.from(await response.arrayBuffer());
      if (answer.length === 0) return { ok: true };
      const reply = payloadFromBody(response.headers.get('content-type') ?? 'application/octet-stream', answer);
      return typeof reply === 'string' ? { ok: false } : { ok: true, reply };
    },
  };
}

async function askFor(url: string, origin: string): Promise<boolean> {
  const headers = { 'WebHook-Request-Origin': origin, 'ce-awpsversion': '1.0' };
  const response = await fetch(url, { method: 'OPTIONS', headers, signal: AbortSignal.timeout(UPSTREAM_TIMEOUT_MS) });
  await response.body?.cancel();
  const origins = response.headers.get('WebHook-Allowed-Origin')?.split(',') ?? [];
  return response.ok && origins.some((one) => one.trim() === '*' || one.trim().toLowerCase() === origin.toLowerCase());
}

function cloudEventHeaders(
  key: string,
  source: EventSource,
  kind: 'sys' | 'user',
  event: string,
  id: number,
  contentType: string,
): Headers {
  const signature = createHmac('sha256', Buffer.from(key, 'utf8')).update(source.connectionId).digest('hex');
  return new Headers({
    'content-type': contentType,
    'webhook-request-origin': source.host,
    'ce-specversion': '1.0',
    'ce-awpsversion': '1.0',
    'ce-type': `azure.webpubsub.${kind}.${event}`,
    'ce-source': `/hubs/${source.hub}/client/${source.connectionId}`,
    'ce-id': String(id),
    'ce-time': new Date().toISOString(),
    'ce-signature': `sha256=${signature}`,
    'ce-connectionId': source.connectionId,
    'ce-hub': source.hub,
    'ce-eventName': event,
    ...(source.userId ? { 'ce-userId': source.userId } : {}),
    ...(source.subprotocol ? { 'ce-subprotocol': source.subprotocol } : {}),
  });
}
