import { z } from 'zod';
import { sessionViewShape } from '../body/answer-shapes';
import { asParticipant } from '../callers';
import { readBody } from '../body/read-body';
import type { Route } from '../route';
import { sessionResponse } from './session-response';

const shape = z.object({ why: z.literal('words').optional() });

export const sessionPause: Route = {
  name: 'session-pause',
  methods: ['POST'],
  path: 'sessions/{id}/pause',
  says: {
    summary: 'STOP, or new words are needed: nothing of the page leaves',
    callers: ['customer'],
    body: shape,
    answers: { 200: sessionViewShape },
    refusals: ['session/wrong-state', 'session/ended', 'store/conflict'],
  },
  async handle(call, services) {
    const customer = await asParticipant(call, services, 'customer');
    if (!customer.ok) return customer;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const { company, session } = customer.value;
    const { why } = body.value;
    return sessionResponse(await services.change(company, session, { type: 'pause', ...(why && { why }) }), services);
  },
};
