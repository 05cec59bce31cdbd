import { auditFileShape } from '../body/answer-shapes';
import { asReader } from '../callers';
import { jsonResponse } from '../body/json-response';
import { readQuery, timeRangeShape } from '../body/read-query';
import type { Route } from '../route';

/** The audit as a file that anyone verifies: what `beside verify` reads. AUDIT-13 */
export const auditExport: Route = {
  name: 'audit-export',
  methods: ['GET'],
  path: 'audit/export',
  says: {
    summary: 'The audit of a time as a file that verifies by itself',
    callers: [{ staff: ['Supervisor', 'Auditor'] }],
    query: timeRangeShape,
    answers: { 200: auditFileShape },
    refusals: [],
  },
  async handle(call, services) {
    const reader = await asReader(call, services, 'export');
    if (!reader.ok) return reader;
    const range = readQuery(call.url, timeRangeShape);
    if (!range.ok) return range;
    return jsonResponse(200, await services.auditReader.export(reader.value, range.value));
  },
};
