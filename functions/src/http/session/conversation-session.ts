import { sessionViewShape } from '../body/answer-shapes';
import { asStaff } from '../callers';
import type { Route } from '../route';
import { sessionResponse } from './session-response';

export const conversationSession: Route = {
  name: 'conversation-session',
  methods: ['GET'],
  path: 'conversations/{conversation}/session',
  says: {
    summary: 'The latest session of a conversation',
    callers: [{ staff: ['Agent'] }],
    answers: { 200: sessionViewShape },
    refusals: ['session/unknown', 'store/conflict'],
  },
  async handle(call, services) {
    const agent = await asStaff(call, services, 'Agent');
    if (!agent.ok) return agent;
    const owner = { company: agent.value.company.id, agent: agent.value.id };
    const latest = await services.ownSessions.latestByConversation(owner, call.params['conversation'] ?? '');
    return sessionResponse(latest, services);
  },
};
