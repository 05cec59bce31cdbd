import { z } from 'zod';
import { jsonResponse } from './body/json-response';
import type { Route } from './route';

export const health: Route = {
  name: 'health',
  methods: ['GET'],
  path: 'health',
  isPublic: true,
  says: {
    summary: 'Whether the API runs',
    callers: ['anyone'],
    answers: { 200: z.strictObject({ ok: z.literal(true), version: z.string() }) },
    refusals: [],
  },
  handle: async (_call, { settings }) => jsonResponse(200, { ok: true, version: settings.version }),
};
