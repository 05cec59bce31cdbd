import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { createFrameHandler } from './client-frames';
import { createConnection, type Connection } from './connection';
import { JSON_PROTOCOL, RELIABLE_JSON_PROTOCOL } from './frames';
import type { Hub } from './hub';
import { CLOSE_NO_STATUS, CLOSE_NORMAL, CLOSE_POLICY, MESSAGE_LIMIT_BYTES } from './limits';
import { permissionsFromRoles } from './permissions';
import { signReconnectionToken, strings, verifyClientToken, verifyReconnectionToken, type Claims } from './token';
import type { ConnectRequest, EventSource, Upstream } from './upstream';

export interface ClientEndpointParts {
  readonly key: string;
  readonly hubOf: (name: string) => Hub;
  readonly upstream: Upstream;
  readonly recoveryWindowMs: number;
  readonly nowSeconds: () => number;
  readonly onReceived: (bytes: number) => void;
  readonly onSent: (bytes: number) => void;
  /** The service keeps running until these have been told. */
  readonly track: (telling: Promise<void>) => void;
}

/** Close codes a client may end its socket with that mean goodbye; after any other it may recover. */
const GOODBYE: readonly number[] = [CLOSE_NORMAL, CLOSE_NO_STATUS];
/** Codes our side gives for broken rules (protocol error, text that is no UTF-8, too big): recovery would repeat them. */
const BROKEN_RULES: readonly number[] = [1002, 1003, 1007, 1009];
const SUPPORTED: readonly string[] = [RELIABLE_JSON_PROTOCOL, JSON_PROTOCOL];

/** /client/hubs/{hub}: new connections and recoveries. */
export function createClientEndpoint(parts: ClientEndpointParts) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT_BYTES, perMessageDeflate: false });
  const handlers = new WeakMap<Connection, (text: string) => void>();
  let stopped = false;

  const attach = (connection: Connection, socket: WebSocket) => {
    const handle = handlers.get(connection);
    socket.on('message', (data: Buffer, isBinary) => {
      parts.onReceived(data.length);
      if (isBinary) connection.close('This subprotocol is text.', CLOSE_POLICY);
      else handle?.(data.toString('utf8'));
    });
    let broken: number | undefined;
    socket.on('error', (error: Error & { code?: string }) => {
      if (error.code?.startsWith('WS_ERR_')) broken = 1009;
    });
    socket.on('close', (code) => {
      const final = GOODBYE.includes(code) || BROKEN_RULES.includes(broken ?? code);
      connection.detach(
        socket,
        !final,
        final ? `The client closed with ${broken ?? code}.` : 'The transport was lost.',
      );
    });
  };

  const open = (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    protocol: string,
    opened: (ws: WebSocket) => void,
  ) => {
    request.headers['sec-websocket-protocol'] = protocol;
    sockets.handleUpgrade(request, socket, head, opened);
  };

  const begin = (
    hub: Hub,
    source: EventSource,
    protocol: string,
    roles: readonly string[],
    groups: readonly string[],
    ws: WebSocket,
  ) => {
    let lastEventId = 0;
    let told: Promise<unknown> = Promise.resolve();
    /** Events of one connection reach the upstream one after the other, in the order they happened. */
    const inOrder = <T>(tell: (id: number) => Promise<T>): Promise<T> => {
      lastEventId += 1;
      const id = lastEventId;
      const telling = told.then(() => tell(id));
      told = telling.catch(() => undefined);
      return telling;
    };
    const connection = createConnection(
      {
        id: source.connectionId,
        hub: hub.name,
        userId: source.userId,
        subprotocol: protocol,
        permissions: permissionsFromRoles(roles),
        groups,
        onJoin: (group) => hub.joined(source.connectionId, group),
        onLeave: (group) => hub.left(source.connectionId, group),
        reconnectionToken: () => signReconnectionToken(parts.key, source.connectionId, parts.nowSeconds()),
        onGone: (reason) => {
          hub.remove(source.connectionId);
          if (stopped) return;
          parts.track(inOrder((id) => parts.upstream.notify(source, 'disconnected', id, reason)));
        },
        onSent: parts.onSent,
        recoveryWindowMs: parts.recoveryWindowMs,
      },
      ws,
    );
    hub.add(connection);
    handlers.set(
      connection,
      createFrameHandler(hub, connection, (event, payload) =>
        inOrder((id) => parts.upstream.userEvent(source, event, id, payload)),
      ),
    );
    attach(connection, ws);
    parts.track(inOrder((id) => parts.upstream.notify(source, 'connected', id)));
  };

  const recover = (request: IncomingMessage, socket: Duplex, head: Buffer, hub: Hub, id: string, token: string) => {
    const connection = hub.connections.get(id);
    const known = verifyReconnectionToken(parts.key, token, id, parts.nowSeconds()) ? connection : undefined;
    open(request, socket, head, RELIABLE_JSON_PROTOCOL, (ws) => {
      if (!known?.recover(ws)) return ws.close(CLOSE_POLICY, 'The connection could not be recovered.');
      attach(known, ws);
    });
  };

  const connect = async (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    hub: Hub,
    url: URL,
    claims: Claims,
  ) => {
    const offered = offeredProtocols(request);
    const connectionId = randomBytes(16).toString('base64url');
    const sub = strings(claims['sub'])[0];
    const source: EventSource = {
      hub: hub.name,
      connectionId,
      userId: sub,
      subprotocol: undefined,
      host: url.hostname,
    };
    const decided = await parts.upstream.connect(source, connectRequest(request, url, claims, offered));
    if (!decided.ok) return refuse(socket, decided.status, 'The connect event was refused.');
    const { answer } = decided;
    const protocol = answer.subprotocol ?? offered.find((one) => SUPPORTED.includes(one));
    if (!protocol || !SUPPORTED.includes(protocol))
      return refuse(socket, 400, 'No subprotocol that this service speaks.');
    if (socket.destroyed) return;
    const userId = answer.userId ?? sub;
    const roles = answer.roles ?? strings(claims['role']);
    const groups = answer.groups?.length ? answer.groups : strings(claims['webpubsub.group']);
    open(request, socket, head, protocol, (ws) =>
      begin(hub, { ...source, userId, subprotocol: protocol }, protocol, roles, groups, ws),
    );
  };

  return {
    async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
      const host = request.headers.host ?? '';
      const url = new URL(request.url ?? '/', `http://${host}`);
      const hubName = /^\/client\/hubs\/([^/]+)\/?$/.exec(url.pathname)?.[1] ?? url.searchParams.get('hub');
      if (!hubName || !url.pathname.startsWith('/client')) return refuse(socket, 404, 'No such endpoint.');
      const hub = parts.hubOf(hubName);
      const recovering = url.searchParams.get('awps_connection_id');
      if (recovering) {
        return recover(request, socket, head, hub, recovering, url.searchParams.get('awps_reconnection_token') ?? '');
      }
      const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
      const token = url.searchParams.get('access_token') ?? bearer ?? '';
      const claims = verifyClientToken(parts.key, token, host, hubName, parts.nowSeconds());
      if (!claims) return refuse(socket, 401, 'The access token is not valid.');
      return connect(request, socket, head, hub, url, claims);
    },
    stop() {
      stopped = true;
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** Answers an upgrade with a plain HTTP refusal. */
export function refuse(socket: Duplex, status: number, text: string): void {
  const body = Buffer.from(text);
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${text}`,
  );
}

const offeredProtocols = (request: IncomingMessage): string[] =>
  (request.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

/** Headers and parameters that carry credentials or belong to the service stay out of the connect event. */
function connectRequest(
  request: IncomingMessage,
  url: URL,
  claims: Claims,
  subprotocols: readonly string[],
): ConnectRequest {
  const listed = (value: unknown) => (Array.isArray(value) ? value : [value]).map(String);
  const query: Record<string, string[]> = {};
  for (const name of new Set(url.searchParams.keys()))
    if (name !== 'access_token') query[name] = url.searchParams.getAll(name);
  const headers: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(request.headers))
    if (name !== 'authorization' && value !== undefined) headers[name] = listed(value);
  return {
    claims: Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, listed(value)])),
    query,
    headers,
    subprotocols,
  };
}
