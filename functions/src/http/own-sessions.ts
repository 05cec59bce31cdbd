import { z } from 'zod';
import { sessionViewShape } from './answer-shapes';
import { asStaff } from './callers';
import { jsonResponse } from './json-response';
import type { Route } from './route';
import { viewFor } from './session-response';

export const ownSessions: Route = {
  name: 'own-sessions',
  methods: ['GET'],
  path: 'sessions',
  says: {
    summary: 'The agent’s sessions that have not ended, in all conversations',
    callers: [{ staff: ['Agent'] }],
    answers: { 200: z.strictObject({ sessions: z.array(sessionViewShape) }) },
    refusals: [],
  },
  async handle(call, services) {
    const agent = await asStaff(call, services, 'Agent');
    if (!agent.ok) return agent;
    const open = await services.ownSessions.open({ company: agent.value.company.id, agent: agent.value.id });
    return jsonResponse(200, { sessions: await Promise.all(open.map((session) => viewFor(session, services))) });
  },
};
