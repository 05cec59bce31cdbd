import { jsonResponse } from './json-response';
import type { Route } from './route';

export const health: Route = {
  name: 'health',
  methods: ['GET'],
  path: 'health',
  isPublic: true,
  handle: async (_call, { settings }) => jsonResponse(200, { ok: true, version: settings.version }),
};
