import { z } from 'zod';
import { asParticipant } from './callers';
import { jsonResponse } from './json-response';
import { noBody } from './no-body';
import { readBody } from './read-body';
import type { Route } from './route';

export const sessionHop: Route = {
  name: 'session-hop',
  methods: ['POST'],
  path: 'sessions/{id}/hop',
  says: {
    summary: 'A ticket with which the customer’s next page may go on at another origin of the company',
    callers: ['customer'],
    body: noBody,
    answers: { 200: z.strictObject({ ticket: z.string() }) },
    refusals: [],
  },
  async handle(call, services) {
    const customer = await asParticipant(call, services, 'customer');
    if (!customer.ok) return customer;
    const body = await readBody(call.request, noBody);
    if (!body.ok) return body;
    return jsonResponse(200, { ticket: await services.credentials.issueForHop(customer.value) });
  },
};
