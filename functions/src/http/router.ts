import { refuse, type RefusalCode } from '@beside/protocol';
import type { Services } from '../services';
import { sourceOf } from '../pins/source';
import { callerAddress } from './caller-address';
import { corsHeaders, preflight } from './cors';
import { matchPath } from './match-path';
import { problemResponse, type Problem } from './problem';
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

/** What goes out, and for what it was refused. */
interface Answer {
  readonly response: Response;
  readonly code?: RefusalCode;
}

export function createRouter(services: Services) {
  const { clock, log, telemetry } = services;
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

  async function answer(route: Route, call: Call, cors: Record<string, string>): Promise<Answer> {
    const { request } = call;
    const isServed = (route.methods as readonly string[]).includes(request.method);
    if (request.method === 'OPTIONS' && !isServed) return { response: preflight(route, cors) };
    if (!isServed) return refused(refuse('request/method'), { allow: [...route.methods, 'OPTIONS'].join(', ') });
    const answered = await route.handle(call, services);
    return answered instanceof Response ? { response: answered } : refused(answered);
  }

  /** Runs one route; whatever is thrown becomes a plain refusal, and one line that says no more than where. */
  async function run(
    route: Route | null,
    request: Request,
    peer: string | null,
    params: Record<string, string>,
  ): Promise<Response> {
    let cors: Record<string, string> = { 'access-control-allow-origin': '*' };
    const began = clock();
    let answered: Answer;
    try {
      if (!route?.isPublic) cors = await corsHeaders(request, services);
      const call = { request, url: publicUrl(request), source: sourceOfCall(request, peer), params };
      answered = route
        ? await telemetry.step(route.name, () => answer(route, call, cors))
        : refused(refuse('request/unknown-route'));
    } catch (error) {
      log(`${route?.name ?? 'router'} failed: ${error instanceof Error ? error.name : typeof error}`);
      answered = refused(refuse('service/unavailable'));
    }
    const { response, code } = answered;
    const { status } = response;
    telemetry.record({
      name: 'request',
      route: route?.name ?? 'unknown',
      status,
      ms: clock() - began,
      ...(code && { code }),
    });
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

function refused(problem: Problem, headers: HeadersInit = {}): Answer {
  return { response: problemResponse(problem, headers), code: problem.code };
}
