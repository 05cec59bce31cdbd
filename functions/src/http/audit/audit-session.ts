import { z } from 'zod';
import { auditFileShape, auditSessionShape, chainedRecordShape } from '../body/answer-shapes';
import { asReader } from '../callers';
import { jsonResponse } from '../body/json-response';
import type { Route } from '../route';

export const auditSessionRoute: Route = {
  name: 'audit-session',
  methods: ['GET'],
  path: 'audit/sessions/{id}',
  says: {
    summary: 'One session and its audit',
    callers: [{ staff: ['Agent', 'Supervisor', 'Auditor'] }],
    answers: {
      200: z.strictObject({
        session: auditSessionShape,
        records: z.array(chainedRecordShape),
        file: auditFileShape.optional(),
      }),
    },
    refusals: ['session/unknown'],
  },
  async handle(call, services) {
    const reader = await asReader(call, services);
    if (!reader.ok) return reader;
    const read = await services.auditReader.session(reader.value, call.params['id'] ?? '');
    return read.ok ? jsonResponse(200, read.value) : read;
  },
};
