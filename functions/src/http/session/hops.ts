import { refuse } from '@beside/protocol';
import { z } from 'zod';
import { keyThumbprint } from '../../tokens/key-thumbprint';
import { asPage } from '../callers';
import { joinedBy, joinedShape } from './joined-response';
import { jsonResponse } from '../body/json-response';
import { publicJwkShape } from '../body/public-jwk-shape';
import { readBody } from '../body/read-body';
import type { Route } from '../route';

const shape = z.object({ ticket: z.string().max(1024), key: publicJwkShape });

export const hops: Route = {
  name: 'hops',
  methods: ['POST'],
  path: 'hops',
  says: {
    summary: 'The customer’s page goes on at this origin',
    callers: ['page'],
    body: shape,
    answers: { 200: joinedShape },
    refusals: ['auth/invalid', 'auth/expired', 'session/wrong-state', 'session/ended', 'store/conflict'],
  },
  async handle(call, services) {
    const page = await asPage(call, services);
    if (!page.ok) return page;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const jkt = await keyThumbprint(body.value.key);
    if (!jkt) return refuse('request/malformed');
    const ticket = await services.credentials.readForHop(body.value.ticket);
    if (!ticket.ok) return ticket;
    if (ticket.value.company !== page.value.company.id) return refuse('auth/invalid');
    const taken = await services.takeHop(ticket.value, jkt, page.value.origin);
    if (!taken.ok) return taken;
    const { participant, session } = taken.value;
    return jsonResponse(200, await joinedBy(participant, session, services));
  },
};
