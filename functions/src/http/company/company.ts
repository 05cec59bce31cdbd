import { companyChangeShape } from '../../companies/company';
import { companyViewShape } from '../body/answer-shapes';
import { asStaff } from '../callers';
import { companyResponse } from './company-response';
import { readBody } from '../body/read-body';
import type { Route } from '../route';

/** The own company as its administrators see and change it. */
export const company: Route = {
  name: 'company',
  methods: ['GET', 'POST'],
  path: 'company',
  says: {
    GET: {
      summary: 'The own company',
      callers: [{ staff: ['Admin'] }],
      answers: { 200: companyViewShape },
      refusals: [],
    },
    POST: {
      summary:
        'Changes the own company, unless it has changed since it was read; where it wants two persons the change waits for the other',
      callers: [{ staff: ['Admin'] }],
      body: companyChangeShape,
      answers: { 200: companyViewShape },
      refusals: ['company/changed', 'company/origin-taken', 'company/colour-unreadable'],
    },
  },
  async handle(call, services) {
    const admin = await asStaff(call, services, 'Admin');
    if (!admin.ok) return admin;
    if (call.request.method === 'GET') return companyResponse(admin.value, admin.value.company);
    const body = await readBody(call.request, companyChangeShape);
    if (!body.ok) return body;
    const { revision, ...change } = body.value;
    const changed = await services.administration.change(admin.value, change, revision);
    return changed.ok ? companyResponse(admin.value, changed.value) : changed;
  },
};
