import type { Outcome, RefusalCode } from '@beside/protocol';
import { z } from 'zod';
import type { Administrator } from '../../companies/administer';
import type { Company } from '../../companies/company';
import type { Services } from '../../services';
import { companyViewShape } from '../body/answer-shapes';
import { asStaff } from '../callers';
import { companyResponse } from './company-response';
import { readBody } from '../body/read-body';
import type { Route } from '../route';

const shape = z.object({ revision: z.int().min(0) });

interface Decision {
  readonly name: 'company-approval' | 'company-withdrawal';
  readonly path: string;
  readonly summary: string;
  readonly refusals: readonly RefusalCode[];
  readonly take: (services: Services, by: Administrator, revision: number) => Promise<Outcome<Company>>;
}

/** What becomes of a change that waits for a second administrator. COMP-2 */
function decision({ name, path, summary, refusals, take }: Decision): Route {
  return {
    ...{ name, path, methods: ['POST'] },
    says: { summary, callers: [{ staff: ['Admin'] }], body: shape, answers: { 200: companyViewShape }, refusals },
    async handle(call, services) {
      const admin = await asStaff(call, services, 'Admin');
      if (!admin.ok) return admin;
      const body = await readBody(call.request, shape);
      if (!body.ok) return body;
      const done = await take(services, admin.value, body.value.revision);
      return done.ok ? companyResponse(admin.value, done.value) : done;
    },
  };
}

export const companyApproval = decision({
  name: 'company-approval',
  path: 'company/approval',
  summary: 'Publishes what another administrator has proposed',
  refusals: ['company/changed', 'company/origin-taken', 'company/no-proposal', 'company/own-proposal'],
  take: ({ administration }, by, revision) => administration.approve(by, revision),
});

export const companyWithdrawal = decision({
  name: 'company-withdrawal',
  path: 'company/withdrawal',
  summary: 'Withdraws what waits for a second administrator',
  refusals: ['company/changed', 'company/no-proposal'],
  take: ({ administration }, by, revision) => administration.withdraw(by, revision),
});
