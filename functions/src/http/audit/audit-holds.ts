import { parseReference } from '@beside/protocol';
import { z } from 'zod';
import { asStaff } from '../callers';
import { jsonResponse } from '../body/json-response';
import { readBody } from '../body/read-body';
import type { Route } from '../route';

const shape = z.strictObject({
  reference: z.string().max(64).transform(parseReference).pipe(z.string()),
  held: z.boolean(),
});

/** Puts a session on legal hold, or lifts it; an administrator is told the nine digits. AUDIT-14 */
export const auditHolds: Route = {
  name: 'audit-holds',
  methods: ['POST'],
  path: 'audit/holds',
  says: {
    summary: 'Puts a session on legal hold, or lifts it',
    callers: [{ staff: ['Admin'] }],
    body: shape,
    answers: { 200: z.strictObject({ reference: z.string(), held: z.boolean() }) },
    refusals: ['session/unknown', 'store/conflict'],
  },
  async handle(call, services) {
    const admin = await asStaff(call, services, 'Admin');
    if (!admin.ok) return admin;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const { id, name, company } = admin.value;
    const { reference, held } = body.value;
    const done = await services.holdSession(company.id, { id, name }, reference, held);
    return done.ok ? jsonResponse(200, body.value) : done;
  },
};
