import { refuse } from '@beside/protocol';
import { asReader } from './callers';
import { jsonResponse } from './json-response';
import { readQuery, timeRangeShape } from './read-query';
import type { Route } from './route';

export const auditCompany: Route = {
  name: 'audit-company',
  methods: ['GET'],
  path: 'audit/company',
  async handle(call, services) {
    const reader = await asReader(call, services);
    if (!reader.ok) return reader;
    if (reader.value.reach !== 'company') return refuse('auth/role-missing');
    const range = readQuery(call.url, timeRangeShape);
    if (!range.ok) return range;
    return jsonResponse(200, await services.auditReader.company(reader.value, range.value));
  },
};
