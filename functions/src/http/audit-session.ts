import { asReader } from './callers';
import { jsonResponse } from './json-response';
import type { Route } from './route';

export const auditSessionRoute: Route = {
  name: 'audit-session',
  methods: ['GET'],
  path: 'audit/sessions/{id}',
  async handle(call, services) {
    const reader = await asReader(call, services);
    if (!reader.ok) return reader;
    const read = await services.auditReader.session(reader.value, call.params['id'] ?? '');
    return read.ok ? jsonResponse(200, read.value) : read;
  },
};
