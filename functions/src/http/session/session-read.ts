import { sessionViewShape } from '../body/answer-shapes';
import { asParticipant } from '../callers';
import type { Route } from '../route';
import { sessionResponse } from './session-response';

export const sessionRead: Route = {
  name: 'session-read',
  methods: ['GET'],
  path: 'sessions/{id}',
  says: {
    summary: 'The session as it is now',
    callers: ['participant'],
    answers: { 200: sessionViewShape },
    refusals: ['store/conflict'],
  },
  async handle(call, services) {
    const participant = await asParticipant(call, services);
    if (!participant.ok) return participant;
    const { company, session } = participant.value;
    return sessionResponse(await services.change(company, session, { type: 'clock' }), services);
  },
};
