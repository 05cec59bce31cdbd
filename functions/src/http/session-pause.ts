import { z } from 'zod';
import { asParticipant } from './callers';
import { readBody } from './read-body';
import type { Route } from './route';
import { sessionResponse } from './session-response';

const shape = z.object({ why: z.literal('words').optional() });

export const sessionPause: Route = {
  name: 'session-pause',
  methods: ['POST'],
  path: 'sessions/{id}/pause',
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
