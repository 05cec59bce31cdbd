import { app, type HttpMethod } from '@azure/functions';
import { serveFunction } from './serve-function';

const EVERY_METHOD: readonly HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** One Azure Function of its own name. Who may call is the handler's business, and so is the answer to a preflight. */
export function registerRoute(
  name: string,
  route: string,
  handle: (request: Request) => Promise<Response>,
  methods: readonly HttpMethod[] = EVERY_METHOD,
): void {
  app.http(name, {
    methods: [...new Set([...methods, 'OPTIONS'] as const)],
    route,
    authLevel: 'anonymous',
    handler: (request) => serveFunction(request, handle),
  });
}

/** @param schedule NCRONTAB, six fields */
export function registerTimer(name: string, schedule: string, task: () => Promise<unknown>): void {
  app.timer(name, { schedule, handler: async () => void (await task()) });
}
