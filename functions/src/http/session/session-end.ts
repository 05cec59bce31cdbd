import { z } from 'zod';
import type { Services } from '../../services';
import { sessionViewShape } from '../body/answer-shapes';
import { asParticipant, asStaff } from '../callers';
import { agentMeasuresShape } from '../body/measures-shape';
import type { Problem } from '../problem';
import { readBody } from '../body/read-body';
import type { Call, Route } from '../route';
import { sessionResponse } from './session-response';

/** `conversation-ended`: the page knows of the chat that it is over. SESS-28 */
const byCustomer = z.object({ reason: z.enum(['stopped', 'stop-unanswered', 'conversation-ended']) });
const byAgent = z.object({ reason: z.enum(['exit', 'cancelled', 'conversation-ended']) });

/** A desk says with it what it knows of how it went. SESS-23 */
const byDesk = byAgent.extend({ measures: agentMeasuresShape.exactOptional() });

export const sessionEnd: Route = {
  name: 'session-end',
  methods: ['POST'],
  path: 'sessions/{id}/end',
  says: {
    summary: 'Ends the session',
    callers: ['participant', { staff: ['Agent'] }],
    body: z.union([byCustomer, byDesk]),
    answers: { 200: sessionViewShape },
    refusals: ['session/unknown', 'session/ended', 'store/conflict'],
  },
  handle(call, services) {
    const isStaff = /^bearer /i.test(call.request.headers.get('authorization') ?? '');
    return isStaff ? endAsStaff(call, services) : endAsParticipant(call, services);
  },
};

async function endAsStaff(call: Call, services: Services): Promise<Response | Problem> {
  const agent = await asStaff(call, services, 'Agent');
  if (!agent.ok) return agent;
  const body = await readBody(call.request, byAgent);
  if (!body.ok) return body;
  const owner = { company: agent.value.company.id, agent: agent.value.id };
  return sessionResponse(await services.ownSessions.end(owner, call.params['id'] ?? '', body.value.reason), services);
}

async function endAsParticipant(call: Call, services: Services): Promise<Response | Problem> {
  const participant = await asParticipant(call, services);
  if (!participant.ok) return participant;
  const { company, session, role: by } = participant.value;
  const body = by === 'agent' ? await readBody(call.request, byDesk) : await readBody(call.request, byCustomer);
  if (!body.ok) return body;
  const { reason } = body.value;
  const measures = 'measures' in body.value ? body.value.measures : undefined;
  if (measures) await services.change(company, session, { type: 'measured', measures });
  return sessionResponse(await services.change(company, session, { type: 'end', by, reason }), services);
}
