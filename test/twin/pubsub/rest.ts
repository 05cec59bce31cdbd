import type { IncomingMessage } from 'node:http';
import { parseFilter, type Filter } from './filter';
import type { Hub } from './hub';
import { CLIENT_TOKEN_LIFETIME_MIN, LIST_PAGE_LIMIT, MESSAGE_LIMIT_BYTES } from './limits';
import { payloadFromBody, type Payload } from './payload';
import { isPermission } from './permissions';
import { clientAudience, signToken, strings, verifyRestToken } from './token';

export interface RestAnswer {
  readonly status: number;
  /** Text is sent as text/plain: the SDKs try to read an application/json error as the answer itself. */
  readonly text?: string;
  readonly json?: unknown;
}

interface Call {
  readonly hub: Hub;
  readonly host: string;
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

type Route = readonly [method: string, path: RegExp, answer: (call: Call) => RestAnswer];

const OK: RestAnswer = { status: 200 };
const ACCEPTED: RestAnswer = { status: 202 };
const NO_CONTENT: RestAnswer = { status: 204 };
const bad = (text: string): RestAnswer => ({ status: 400, text });
const exists = (found: boolean): RestAnswer => ({ status: found ? 200 : 404 });
const DEFAULT_CLOSE_REASON = 'Closed by REST API.';

const connectionOf = ({ hub, names }: Call, at = 0) => hub.connections.get(names[at] ?? '');
const excluded = (call: Call) => new Set(call.query.getAll('excluded'));
const reason = (call: Call) => call.query.get('reason') || DEFAULT_CLOSE_REASON;

function filterOf(call: Call): Filter | undefined {
  const text = call.query.get('filter');
  return text ? parseFilter(text) : () => true;
}

/** Reads what a send call carries and hands it on, or says what is wrong with it. */
function sending(call: Call, send: (payload: Payload, filter: Filter) => void): RestAnswer {
  const filter = filterOf(call);
  if (!filter) return bad('Error.BadRequest: the filter is not valid.');
  const payload = payloadFromBody(call.contentType, call.body);
  if (payload === 'unsupported') return { status: 415, text: 'Unsupported content type.' };
  if (payload === 'malformed') return bad('The body is not valid JSON.');
  send(payload, filter);
  return ACCEPTED;
}

function changeGroups(call: Call, change: 'join' | 'leave'): RestAnswer {
  let wish: { groups?: unknown; filter?: unknown };
  try {
    wish = JSON.parse(call.body.toString('utf8')) as typeof wish;
  } catch {
    return bad('The body is not valid JSON.');
  }
  const groups = strings(wish.groups);
  const filter = typeof wish.filter === 'string' ? parseFilter(wish.filter) : () => true;
  if (groups.length === 0 || !filter) return bad('Groups or filter are not valid.');
  for (const connection of call.hub.where(filter)) groups.forEach((group) => connection[change](group));
  return OK;
}

function listGroup(call: Call): RestAnswer {
  const { hub, names, query } = call;
  const size = Math.min(Number(query.get('maxpagesize') ?? LIST_PAGE_LIMIT), LIST_PAGE_LIMIT);
  const top = Number(query.get('top') ?? Infinity);
  const start = Number(query.get('continuationToken') ?? 0);
  const all = hub.inGroup(names[0] ?? '').slice(start, start + Math.min(size, top) + 1);
  const page = all.slice(0, Math.min(size, top));
  const value = page.map(({ id, userId }) => ({ connectionId: id, ...(userId === undefined ? {} : { userId }) }));
  if (all.length <= page.length || top <= size) return { status: 200, json: { value } };
  const next = new URLSearchParams(query);
  next.set('continuationToken', String(start + page.length));
  if (Number.isFinite(top)) next.set('top', String(top - page.length));
  const path = `/api/hubs/${hub.name}/groups/${encodeURIComponent(names[0] ?? '')}/connections`;
  return { status: 200, json: { value, nextLink: `http://${call.host}${path}?${next}` } };
}

const permission =
  (use: (call: Call, name: 'joinLeaveGroup' | 'sendToGroup', target: string | undefined) => RestAnswer) =>
  (call: Call): RestAnswer => {
    const name = call.names[0] ?? '';
    if (!isPermission(name)) return bad('Unknown permission.');
    return connectionOf(call, 1) ? use(call, name, call.query.get('targetName') ?? undefined) : { status: 404 };
  };

/** Signs a client token as :generateToken does. */
function generateToken(key: string, now: number, { hub, host, query }: Call): RestAnswer {
  const minutes = Number(query.get('minutesToExpire') ?? CLIENT_TOKEN_LIFETIME_MIN);
  if (!Number.isInteger(minutes) || minutes < 1) return bad('minutesToExpire is not valid.');
  const sub = query.get('userId') || undefined;
  const token = signToken(key, {
    aud: clientAudience(host, hub.name),
    iat: now,
    exp: now + minutes * 60,
    sub,
    role: query.getAll('role'),
    'webpubsub.group': query.getAll('group'),
  });
  return { status: 200, json: { token } };
}

const ROUTES: readonly Route[] = [
  [
    'POST',
    /^:send$/,
    (call) =>
      sending(call, (payload, filter) => {
        const skip = excluded(call);
        call.hub.sendFromServer(
          call.hub.where((one) => !skip.has(one.id) && filter(one)),
          payload,
        );
      }),
  ],
  [
    'POST',
    /^:closeConnections$/,
    (call) => {
      const skip = excluded(call);
      call.hub.where(({ id }) => !skip.has(id)).forEach((one) => one.close(reason(call)));
      return NO_CONTENT;
    },
  ],
  ['POST', /^:addToGroups$/, (call) => changeGroups(call, 'join')],
  ['POST', /^:removeFromGroups$/, (call) => changeGroups(call, 'leave')],
  ['HEAD', /^connections\/([^/]+)$/, (call) => exists(!!connectionOf(call))],
  ['DELETE', /^connections\/([^/]+)$/, (call) => (connectionOf(call)?.close(reason(call)), NO_CONTENT)],
  [
    'POST',
    /^connections\/([^/]+)\/:send$/,
    (call) => {
      const connection = connectionOf(call);
      return sending(call, (payload) => call.hub.sendFromServer(connection ? [connection] : [], payload));
    },
  ],
  ['DELETE', /^connections\/([^/]+)\/groups$/, (call) => (connectionOf(call)?.leaveAll(), NO_CONTENT)],
  ['HEAD', /^groups\/([^/]+)$/, ({ hub, names }) => exists(hub.inGroup(names[0] ?? '').length > 0)],
  [
    'POST',
    /^groups\/([^/]+)\/:send$/,
    (call) =>
      sending(call, (payload, filter) => {
        const skip = excluded(call);
        const passes = (id: string) => {
          const one = call.hub.connections.get(id);
          return !!one && filter(one);
        };
        call.hub.sendToGroup(call.names[0] ?? '', payload, undefined, (id) => skip.has(id) || !passes(id));
      }),
  ],
  [
    'POST',
    /^groups\/([^/]+)\/:closeConnections$/,
    (call) => {
      const skip = excluded(call);
      call.hub.inGroup(call.names[0] ?? '').forEach((one) => skip.has(one.id) || one.close(reason(call)));
      return NO_CONTENT;
    },
  ],
  ['GET', /^groups\/([^/]+)\/connections$/, listGroup],
  [
    'PUT',
    /^groups\/([^/]+)\/connections\/([^/]+)$/,
    (call) => {
      const connection = connectionOf(call, 1);
      connection?.join(call.names[0] ?? '');
      return exists(!!connection);
    },
  ],
  [
    'DELETE',
    /^groups\/([^/]+)\/connections\/([^/]+)$/,
    (call) => {
      connectionOf(call, 1)?.leave(call.names[0] ?? '');
      return NO_CONTENT;
    },
  ],
  [
    'PUT',
    /^permissions\/([^/]+)\/connections\/([^/]+)$/,
    permission((call, name, target) => {
      connectionOf(call, 1)?.permissions.grant(name, target);
      return OK;
    }),
  ],
  [
    'DELETE',
    /^permissions\/([^/]+)\/connections\/([^/]+)$/,
    permission((call, name, target) => {
      connectionOf(call, 1)?.permissions.revoke(name, target);
      return NO_CONTENT;
    }),
  ],
  [
    'HEAD',
    /^permissions\/([^/]+)\/connections\/([^/]+)$/,
    permission((call, name, target) => exists(connectionOf(call, 1)?.permissions.has(name, target) ?? false)),
  ],
  ['HEAD', /^users\/([^/]+)$/, ({ hub, names }) => exists(hub.ofUser(names[0] ?? '').length > 0)],
  [
    'POST',
    /^users\/([^/]+)\/:send$/,
    (call) =>
      sending(call, (payload, filter) =>
        call.hub.sendFromServer(call.hub.ofUser(call.names[0] ?? '').filter(filter), payload),
      ),
  ],
  [
    'POST',
    /^users\/([^/]+)\/:closeConnections$/,
    (call) => {
      const skip = excluded(call);
      call.hub.ofUser(call.names[0] ?? '').forEach((one) => skip.has(one.id) || one.close(reason(call)));
      return NO_CONTENT;
    },
  ],
  [
    'DELETE',
    /^users\/([^/]+)\/groups$/,
    ({ hub, names }) => {
      hub.ofUser(names[0] ?? '').forEach((one) => one.leaveAll());
      return NO_CONTENT;
    },
  ],
  [
    'PUT',
    /^users\/([^/]+)\/groups\/([^/]+)$/,
    ({ hub, names }) => {
      const theirs = hub.ofUser(names[0] ?? '');
      theirs.forEach((one) => one.join(names[1] ?? ''));
      return exists(theirs.length > 0);
    },
  ],
  [
    'DELETE',
    /^users\/([^/]+)\/groups\/([^/]+)$/,
    ({ hub, names }) => {
      hub.ofUser(names[0] ?? '').forEach((one) => one.leave(names[1] ?? ''));
      return NO_CONTENT;
    },
  ],
];

/** The data plane as @azure/web-pubsub calls it. */
export function createRest(key: string, hubOf: (name: string) => Hub, nowSeconds: () => number) {
  const routes: readonly Route[] = [
    ...ROUTES,
    ['POST', /^:generateToken$/, (call) => generateToken(key, nowSeconds(), call)],
  ];
  return async (request: IncomingMessage): Promise<RestAnswer> => {
    const host = request.headers.host ?? '';
    const url = new URL(request.url ?? '/', `http://${host}`);
    if (url.pathname === '/api/health') return OK;
    const found = /^\/api\/hubs\/([^/]+)\/(.+)$/.exec(url.pathname);
    if (!found?.[1] || !found[2]) return { status: 404, text: 'No such operation.' };
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!bearer || !verifyRestToken(key, bearer, url.href, nowSeconds()))
      return { status: 401, text: 'The token is not valid.' };
    for (const [method, path, answer] of routes) {
      const match = method === request.method ? path.exec(found[2]) : null;
      if (!match) continue;
      const body = await readBody(request);
      if (!body) return { status: 413, text: 'The message is larger than 1 MiB.' };
      const names = match.slice(1).map(decodeURIComponent);
      const contentType = request.headers['content-type'];
      return answer({ hub: hubOf(found[1]), host, names, query: url.searchParams, contentType, body });
    }
    return { status: 404, text: 'No such operation.' };
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= MESSAGE_LIMIT_BYTES) parts.push(part);
  }
  return bytes > MESSAGE_LIMIT_BYTES ? undefined : Buffer.concat(parts);
}
