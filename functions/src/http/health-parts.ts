import { z } from 'zod';
import { rowFaults } from '../records/session-rows';
import { parts } from '../self-check';
import { jsonResponse } from './body/json-response';
import type { Route } from './route';

const partShape = z.strictObject({
  name: z.enum(parts),
  ok: z.boolean(),
  ms: z.number().min(0),
  /** What stands in the way of `rows`. */
  why: z.enum(rowFaults).optional(),
});

export const healthParts: Route = {
  name: 'health-parts',
  methods: ['GET'],
  path: 'health/parts',
  isPublic: true,
  says: {
    summary: 'Which parts work, each used once, at most every ten seconds',
    callers: ['anyone'],
    answers: {
      200: z.strictObject({
        ok: z.boolean(),
        version: z.string(),
        now: z.int(),
        relay: z.string().nullable(),
        parts: z.array(partShape),
      }),
    },
    refusals: [],
  },
  async handle(_call, { settings: { version }, clock, selfCheck }) {
    const { parts: found, relay } = await selfCheck();
    return jsonResponse(200, { ok: found.every(({ ok }) => ok), version, now: clock(), relay, parts: found });
  },
};
