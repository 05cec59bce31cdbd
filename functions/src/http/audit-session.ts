import { z } from 'zod';
import { auditRecordShape, auditSessionShape } from './answer-shapes';
import { asStaff } from './callers';
import { jsonResponse } from './json-response';
import type { Route } from './route';

export const auditSessionRoute: Route = {
  name: 'audit-session',
  methods: ['GET'],
  path: 'audit/sessions/{id}',
  says: {
    summary: 'One session and its audit',
    callers: [{ staff: ['Supervisor', 'Auditor'] }],
    answers: { 200: z.strictObject({ session: auditSessionShape, records: z.array(auditRecordShape) }) },
    refusals: ['session/unknown'],
  },
  async handle(call, services) {
    const reader = await asStaff(call, services, 'Supervisor', 'Auditor');
    if (!reader.ok) return reader;
    const { id, name, company } = reader.value;
    const read = await services.auditReader.session({ id, name, company: company.id }, call.params['id'] ?? '');
    return read.ok ? jsonResponse(200, read.value) : read;
  },
};
