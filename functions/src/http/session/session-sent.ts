import { asStaff } from '../callers';
import type { Route } from '../route';

export const sessionSent: Route = {
  name: 'session-sent',
  methods: ['POST'],
  path: 'sessions/{id}/sent',
  says: {
    summary: 'The PIN went into the chat, or was read out',
    callers: [{ staff: ['Agent'] }],
    answers: { 204: null },
    refusals: ['session/unknown', 'session/ended', 'store/conflict'],
  },
  async handle(call, services) {
    const agent = await asStaff(call, services, 'Agent');
    if (!agent.ok) return agent;
    const { company, id } = agent.value;
    const marked = await services.ownSessions.markSent({ company: company.id, agent: id }, call.params['id'] ?? '');
    return marked.ok ? new Response(null, { status: 204 }) : marked;
  },
};
