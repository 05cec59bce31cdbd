import { z } from 'zod';
import { auditFileShape, chainedRecordShape } from '../body/answer-shapes';
import { asReader } from '../callers';
import { jsonResponse } from '../body/json-response';
import { readQuery, timeRangeShape } from '../body/read-query';
import type { Route } from '../route';

export const auditCompany: Route = {
  name: 'audit-company',
  methods: ['GET'],
  path: 'audit/company',
  says: {
    summary: 'The company’s ledger: births and ends of sessions, refused PINs, readings of the audit',
    callers: [{ staff: ['Supervisor', 'Auditor'] }],
    query: timeRangeShape,
    answers: { 200: z.strictObject({ records: z.array(chainedRecordShape), file: auditFileShape }) },
    refusals: [],
  },
  async handle(call, services) {
    const reader = await asReader(call, services, 'company');
    if (!reader.ok) return reader;
    const range = readQuery(call.url, timeRangeShape);
    if (!range.ok) return range;
    return jsonResponse(200, await services.auditReader.company(reader.value, range.value));
  },
};
