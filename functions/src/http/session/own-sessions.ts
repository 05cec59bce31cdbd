import { viewSession } from '@beside/protocol';
import { z } from 'zod';
import { sessionViewShape } from '../body/answer-shapes';
import { asStaff } from '../callers';
import { jsonResponse } from '../body/json-response';
import type { Route } from '../route';

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
    const { company, id } = agent.value;
    const open = await services.ownSessions.open({ company: company.id, agent: id });
    return jsonResponse(200, { sessions: open.map((one) => viewSession(one, company.name, services.clock())) });
  },
};
