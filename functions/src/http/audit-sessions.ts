import { parseReference } from '@beside/protocol';
import { z } from 'zod';
import { auditSessionShape } from './answer-shapes';
import { asReader } from './callers';
import { jsonResponse } from './json-response';
import { readQuery, timeRangeShape } from './read-query';
import type { Route } from './route';

const shape = timeRangeShape.extend({
  reference: z.string().max(64).transform(parseReference).pipe(z.string()).optional(),
  after: z.uuid().optional(),
});

export const auditSessions: Route = {
  name: 'audit-sessions',
  methods: ['GET'],
  path: 'audit/sessions',
  says: {
    summary: 'Sessions as far as the caller reaches, newest first',
    callers: [{ staff: ['Agent', 'Supervisor', 'Auditor'] }],
    query: shape,
    answers: { 200: z.strictObject({ sessions: z.array(auditSessionShape), next: z.string().nullable() }) },
    refusals: [],
  },
  async handle(call, services) {
    const reader = await asReader(call, services);
    if (!reader.ok) return reader;
    const filter = readQuery(call.url, shape);
    if (!filter.ok) return filter;
    return jsonResponse(200, await services.auditReader.list(reader.value, filter.value));
  },
};
