import { z } from 'zod';
import { hasSiblings } from '../../companies/origin-pattern';
import { asPage, asParticipant } from '../callers';
import { jsonResponse } from '../body/json-response';
import { noBody } from '../body/no-body';
import { readBody } from '../body/read-body';
import type { Route } from '../route';

export const sessionHop: Route = {
  name: 'session-hop',
  methods: ['POST'],
  path: 'sessions/{id}/hop',
  says: {
    summary:
      'A ticket with which the customer’s next page may go on at another origin of the same site, where the company has one',
    callers: ['customer'],
    body: noBody,
    answers: { 200: z.strictObject({ ticket: z.string().nullable() }) },
    refusals: ['origin/unknown'],
  },
  async handle(call, services) {
    const customer = await asParticipant(call, services, 'customer');
    if (!customer.ok) return customer;
    const body = await readBody(call.request, noBody);
    if (!body.ok) return body;
    const page = await asPage(call, services);
    if (!page.ok) return page;
    const isOf = hasSiblings(page.value.origin, page.value.company.origins);
    return jsonResponse(200, { ticket: isOf ? await services.credentials.issueForHop(customer.value) : null });
  },
};
