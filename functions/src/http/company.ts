import { companyChangeShape, type Company } from '../companies/company';
import { settingsOf } from '../companies/settings';
import { companyViewShape } from './answer-shapes';
import { asStaff } from './callers';
import { jsonResponse } from './json-response';
import { readBody } from './read-body';
import type { Route } from './route';

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
      summary: 'Changes the own company, unless it has changed since it was read',
      callers: [{ staff: ['Admin'] }],
      body: companyChangeShape,
      answers: { 200: companyViewShape },
      refusals: ['company/changed', 'company/origin-taken'],
    },
  },
  async handle(call, services) {
    const admin = await asStaff(call, services, 'Admin');
    if (!admin.ok) return admin;
    if (call.request.method === 'GET') return jsonResponse(200, viewCompany(admin.value.company));
    const body = await readBody(call.request, companyChangeShape);
    if (!body.ok) return body;
    const { revision, ...change } = body.value;
    const changed = await services.administer(admin.value, change, revision);
    return changed.ok ? jsonResponse(200, viewCompany(changed.value)) : changed;
  },
};

function viewCompany(own: Company) {
  const { id, name, origins, deskOrigins, policy, revision } = own;
  return { id, name, origins, deskOrigins, policy, settings: settingsOf(own), revision };
}
