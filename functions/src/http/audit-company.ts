import { z } from 'zod';
import { auditRecordShape } from './answer-shapes';
import { asStaff } from './callers';
import { jsonResponse } from './json-response';
import { readQuery, timeRangeShape } from './read-query';
import type { Route } from './route';

export const auditCompany: Route = {
  name: 'audit-company',
  methods: ['GET'],
  path: 'audit/company',
  says: {
    summary: 'The company’s own log: refused PINs, readings of the audit',
    callers: [{ staff: ['Supervisor', 'Auditor'] }],
    query: timeRangeShape,
    answers: { 200: z.strictObject({ records: z.array(auditRecordShape) }) },
    refusals: [],
  },
  async handle(call, services) {
    const reader = await asStaff(call, services, 'Supervisor', 'Auditor');
    if (!reader.ok) return reader;
    const range = readQuery(call.url, timeRangeShape);
    if (!range.ok) return range;
    const { id, name, company } = reader.value;
    return jsonResponse(200, {
      records: await services.auditReader.company({ id, name, company: company.id }, range.value),
    });
  },
};
