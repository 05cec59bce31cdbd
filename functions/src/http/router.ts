import { refuse } from '@beside/protocol';
import type { Services } from '../services';
import { sourceOf } from '../pins/source';
import { callerAddress } from './caller-address';
import { corsHeaders, preflight } from './cors';
import { matchPath } from './match-path';
import { problemResponse } from './problem';
import type { Call, Method, Route } from './route';
import { routes } from './routes';

/** A route together with everything it needs. */
export interface BoundRoute {
  readonly name: string;
  /** Without `OPTIONS`, which every route answers. */
  readonly methods: readonly Method[];
  /** Below the base, without a leading slash; `{name}` stands for one segment. */
  readonly path: string;
  handler(request: Request): Promise<Response>;
}

export function createRouter(services: Services) {
  const base = new URL(services.settings.publicBase);

  /** The public URL of a request that may have come through a proxy: its own path and query at the public origin. */
  function publicUrl(request: Request): URL {
    const { pathname, search } = new URL(request.url);
    const url = new URL(base.origin);
    url.pathname = pathname;
    url.search = search;
    return url;
  }

  function sourceOfCall({ headers }: Request, peer: string | null): string {
    const { pinPepper, trustedProxies } = services.settings;
    return sourceOf(pinPepper, callerAddress(headers, peer, trustedProxies));
  }

  async function answer(route: Route, call: Call, cors: Record<string, string>): Promise<Response> {
    const { request } = call;
    const isServed = (route.methods as readonly string[]).includes(request.method);
    if (request.method === 'OPTIONS' && !isServed) return preflight(route, cors);
    if (!isServed)
      return problemResponse(refuse('request/method'), { allow: [...route.methods, 'OPTIONS'].join(', ') });
    const answered = await route.handle(call, services);
    return answered instanceof Response ? answered : problemResponse(answered);
  }

  /** Runs one route; whatever is thrown becomes a plain refusal, and one line that says no more than where. */
  async function run(
    route: Route | null,
    request: Request,
    peer: string | null,
    params: Record<string, string>,
  ): Promise<Response> {
    let cors: Record<string, string> = { 'access-control-allow-origin': '*' };
    let response: Response;
    try {
      if (!route?.isPublic) cors = await corsHeaders(request, services);
      const call = { request, url: publicUrl(request), source: sourceOfCall(request, peer), params };
      response = route ? await answer(route, call, cors) : problemResponse(refuse('request/unknown-route'));
    } catch (error) {
      services.log(`${route?.name ?? 'router'} failed: ${error instanceof Error ? error.name : typeof error}`);
      response = problemResponse(refuse('service/unavailable'));
    }
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    response.headers.set('x-content-type-options', 'nosniff');
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    return response;
  }

  /** @param peer the address at the other end of the connection, where the host knows it */
  function handle(request: Request, peer: string | null = null): Promise<Response> {
    const { pathname } = new URL(request.url);
    const path = pathname.startsWith(`${base.pathname}/`) ? pathname.slice(base.pathname.length + 1) : '';
    for (const route of routes) {
      const params = matchPath(route.path, path);
      if (params) return run(route, request, peer, params);
    }
    return run(null, request, peer, {});
  }

  const bound: readonly BoundRoute[] = routes.map(({ name, methods, path }) => ({
    name,
    methods,
    path,
    handler: (request: Request) => handle(request),
  }));
  return { handle, routes: bound };
}
