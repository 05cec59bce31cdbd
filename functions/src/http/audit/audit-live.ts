import { z } from 'zod';
import { auditSessionShape } from '../body/answer-shapes';
import { asReader } from '../callers';
import { jsonResponse } from '../body/json-response';
import { readQuery } from '../body/read-query';
import type { Route } from '../route';

const shape = z.object({ ticket: z.string().max(1024).optional() });

export const auditLive: Route = {
  name: 'audit-live',
  methods: ['GET'],
  path: 'audit/live',
  says: {
    summary:
      'Sessions that have not ended, as far as the caller reaches; with the ticket of an opened view its refresh',
    callers: [{ staff: ['Supervisor', 'Auditor'] }],
    query: shape,
    answers: {
      200: z.strictObject({ sessions: z.array(auditSessionShape), now: z.int().min(0), ticket: z.string() }),
    },
    refusals: [],
  },
  async handle(call, services) {
    const reader = await asReader(call, services, 'live');
    if (!reader.ok) return reader;
    const query = readQuery(call.url, shape);
    if (!query.ok) return query;
    return jsonResponse(200, await services.liveView(reader.value, query.value.ticket));
  },
};
