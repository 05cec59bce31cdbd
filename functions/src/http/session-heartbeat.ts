import { z } from 'zod';
import { sessionViewShape } from './answer-shapes';
import { asParticipant } from './callers';
import { readBody } from './read-body';
import type { Route } from './route';
import { sessionResponse } from './session-response';

const shape = z.object({ active: z.boolean() });

export const sessionHeartbeat: Route = {
  name: 'session-heartbeat',
  methods: ['POST'],
  path: 'sessions/{id}/heartbeat',
  says: {
    summary: 'Still here; whether something happened since',
    callers: ['participant'],
    body: shape,
    answers: { 200: sessionViewShape },
    refusals: ['session/ended', 'store/conflict'],
  },
  async handle(call, services) {
    const participant = await asParticipant(call, services);
    if (!participant.ok) return participant;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const { company, session } = participant.value;
    // Settled first, so that a beat after the end hears of the end instead of a refusal.
    const current = await services.change(company, session, { type: 'clock' });
    if (!current.ok || current.value.state === 'ended' || !body.value.active) return sessionResponse(current, services);
    return sessionResponse(await services.change(company, session, { type: 'activity' }), services);
  },
};
