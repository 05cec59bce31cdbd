import { z } from 'zod';
import { companyViewShape } from './answer-shapes';
import { asStaff } from './callers';
import { companyResponse } from './company-response';
import { readBody } from './read-body';
import type { Route } from './route';

const shape = z.object({ revision: z.int().min(0) });

export const companyApproval: Route = {
  name: 'company-approval',
  methods: ['POST'],
  path: 'company/approval',
  says: {
    summary: 'Publishes what another administrator has proposed',
    callers: [{ staff: ['Admin'] }],
    body: shape,
    answers: { 200: companyViewShape },
    refusals: ['company/changed', 'company/origin-taken', 'company/no-proposal', 'company/own-proposal'],
  },
  async handle(call, services) {
    const admin = await asStaff(call, services, 'Admin');
    if (!admin.ok) return admin;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const done = await services.administration.approve(admin.value, body.value.revision);
    return done.ok ? companyResponse(admin.value, done.value) : done;
  },
};
