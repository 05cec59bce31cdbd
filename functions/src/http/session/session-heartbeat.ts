import { z } from 'zod';
import { sessionViewShape } from '../body/answer-shapes';
import { asParticipant } from '../callers';
import { agentMeasuresShape } from '../body/measures-shape';
import { readBody } from '../body/read-body';
import type { Route } from '../route';
import { sessionResponse } from './session-response';

const shape = z.object({ active: z.boolean() });
/** A desk says with it what it knows of how it went. SESS-23 */
const byAgent = shape.extend({ measures: agentMeasuresShape.exactOptional() });

export const sessionHeartbeat: Route = {
  name: 'session-heartbeat',
  methods: ['POST'],
  path: 'sessions/{id}/heartbeat',
  says: {
    summary: 'Still here; whether something happened since',
    callers: ['participant'],
    body: byAgent,
    answers: { 200: sessionViewShape },
    refusals: ['session/ended', 'store/conflict'],
  },
  async handle(call, services) {
    const participant = await asParticipant(call, services);
    if (!participant.ok) return participant;
    const { company, session, role } = participant.value;
    const body = await readBody(call.request, role === 'agent' ? byAgent : shape);
    if (!body.ok) return body;
    const { active, measures }: z.infer<typeof byAgent> = body.value;
    if (measures) await services.change(company, session, { type: 'measured', measures });
    // Settled first, so that a beat after the end hears of the end instead of a refusal.
    const current = await services.change(company, session, { type: 'clock' });
    if (!current.ok || current.value.state === 'ended' || !active) return sessionResponse(current, services);
    return sessionResponse(await services.change(company, session, { type: 'activity' }), services);
  },
};
