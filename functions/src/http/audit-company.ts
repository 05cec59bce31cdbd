import { asStaff } from './callers';
import { jsonResponse } from './json-response';
import { readQuery, timeRangeShape } from './read-query';
import type { Route } from './route';

export const auditCompany: Route = {
  name: 'audit-company',
  methods: ['GET'],
  path: 'audit/company',
  async handle(call, services) {
    const reader = await asStaff(call, services, 'Supervisor', 'Auditor');
    if (!reader.ok) return reader;
    const range = readQuery(call.url, timeRangeShape);
    if (!range.ok) return range;
    const { id, name, company } = reader.value;
    return jsonResponse(200, {
      records: await services.auditReader.company({ id, name, company: company.id }, range.value),
    });
  },
};
