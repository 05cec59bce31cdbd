import { z } from 'zod';
import { auditParts, partsFor } from '../../audit/reading/reach';
import { asReader } from '../callers';
import { jsonResponse } from '../body/json-response';
import type { Route } from '../route';

/** Reads nothing of the audit, and so is no reading. AUDIT-23 */
export const auditPartsRoute: Route = {
  name: 'audit-parts',
  methods: ['GET'],
  path: 'audit/parts',
  says: {
    summary: 'What of the audit the caller may open',
    callers: [{ staff: ['Agent', 'Supervisor', 'Auditor'] }],
    answers: { 200: z.strictObject({ parts: z.array(z.enum(auditParts)) }) },
    refusals: [],
  },
  async handle(call, services) {
    const reader = await asReader(call, services);
    return reader.ok ? jsonResponse(200, { parts: partsFor(reader.value.reach) }) : reader;
  },
};
