import { z } from 'zod';
import { companyViewShape } from './answer-shapes';
import { asStaff } from './callers';
import { companyResponse } from './company-response';
import { readBody } from './read-body';
import type { Route } from './route';

const shape = z.object({ revision: z.int().min(0) });

export const companyWithdrawal: Route = {
  name: 'company-withdrawal',
  methods: ['POST'],
  path: 'company/withdrawal',
  says: {
    summary: 'Withdraws what waits for a second administrator',
    callers: [{ staff: ['Admin'] }],
    body: shape,
    answers: { 200: companyViewShape },
    refusals: ['company/changed', 'company/no-proposal'],
  },
  async handle(call, services) {
    const admin = await asStaff(call, services, 'Admin');
    if (!admin.ok) return admin;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const done = await services.administration.withdraw(admin.value, body.value.revision);
    return done.ok ? companyResponse(admin.value, done.value) : done;
  },
};
