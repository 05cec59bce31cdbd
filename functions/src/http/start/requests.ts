import { z } from 'zod';
import { settingsOf } from '../../companies/settings';
import { startsShape, waitingRequestShape } from '../body/answer-shapes';
import { asStaff } from '../callers';
import { conversationShape } from '../body/conversation-shape';
import { jsonResponse } from '../body/json-response';
import { readQuery } from '../body/read-query';
import type { Route } from '../route';

const shape = z.object({ conversation: conversationShape.optional() });

export const requests: Route = {
  name: 'requests',
  methods: ['GET'],
  path: 'requests',
  says: {
    summary: 'Customers who wait: in this conversation, and in none',
    callers: [{ staff: ['Agent'] }],
    query: shape,
    answers: { 200: z.strictObject({ requests: z.array(waitingRequestShape), starts: startsShape, now: z.int() }) },
    refusals: [],
  },
  async handle(call, services) {
    const staff = await asStaff(call, services, 'Agent');
    if (!staff.ok) return staff;
    const query = readQuery(call.url, shape);
    if (!query.ok) return query;
    const { conversation = null } = query.value;
    const { company } = staff.value;
    const waiting = await services.takeOffer.requests(company.id, conversation);
    return jsonResponse(200, { requests: waiting, starts: settingsOf(company).starts, now: services.clock() });
  },
};
