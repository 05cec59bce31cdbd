import { z } from 'zod';
import { asStaff } from '../callers';
import { jsonResponse } from '../body/json-response';
import { readBody } from '../body/read-body';
import type { Route } from '../route';

const shape = z.strictObject({
  /** Account id of a member of staff, of this company or no longer. */
  person: z.string().min(1).max(64),
});

/** Takes a person's name out of the audit, on request. AUDIT-8 */
export const auditErasures: Route = {
  name: 'audit-erasures',
  methods: ['POST'],
  path: 'audit/erasures',
  says: {
    summary: 'Takes a person’s name out of the audit',
    callers: [{ staff: ['Admin'] }],
    body: shape,
    answers: { 200: z.strictObject({ records: z.int().min(0), sessions: z.int().min(0), left: z.int().min(0) }) },
    refusals: [],
  },
  async handle(call, services) {
    const admin = await asStaff(call, services, 'Admin');
    if (!admin.ok) return admin;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const { id, name, company } = admin.value;
    return jsonResponse(200, await services.eraseNames(company.id, { id, name }, body.value.person));
  },
};
