import { z } from 'zod';
import { describeApi } from './describe-api';
import { jsonResponse } from './body/json-response';
import type { Route } from './route';

/** The description of the given routes, and of itself. */
export function openapiRoute(others: readonly Route[]): Route {
  const route: Route = {
    name: 'openapi',
    methods: ['GET'],
    path: 'openapi.json',
    isPublic: true,
    says: {
      summary: 'This document',
      callers: ['anyone'],
      answers: { 200: z.looseObject({ openapi: z.literal('3.1.0') }) },
      refusals: [],
    },
    handle: async (_call, { settings: { version, publicBase: base } }) =>
      jsonResponse(200, describeApi([...others, route], { version, base }), { 'cache-control': 'public, max-age=300' }),
  };
  return route;
}
