import { supervisorReasons } from '@beside/protocol';
import { z } from 'zod';
import { auditSession } from '../../audit/reading/audit-session';
import { auditSessionShape } from '../body/answer-shapes';
import { asSupervisor } from '../callers';
import { jsonResponse } from '../body/json-response';
import { readBody } from '../body/read-body';
import type { Route } from '../route';

const shape = z.strictObject({ reason: z.enum(supervisorReasons) });

export const auditSessionEnd: Route = {
  name: 'audit-session-end',
  methods: ['POST'],
  path: 'audit/sessions/{id}/end',
  says: {
    summary: 'A supervisor ends a session, with a reason that both ends are told',
    callers: [{ staff: ['Supervisor'] }],
    body: shape,
    answers: { 200: z.strictObject({ session: auditSessionShape }) },
    refusals: ['session/unknown', 'session/ended', 'store/conflict'],
  },
  async handle(call, services) {
    const supervisor = await asSupervisor(call, services);
    if (!supervisor.ok) return supervisor;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const ended = await services.supervise(supervisor.value, call.params['id'] ?? '', body.value.reason);
    if (!ended.ok) return ended;
    return jsonResponse(200, { session: auditSession(ended.value, supervisor.value, services.clock()) });
  },
};
