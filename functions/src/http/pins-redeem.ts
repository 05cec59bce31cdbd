import { refuse } from '@beside/protocol';
import { z } from 'zod';
import { keyThumbprint } from '../tokens/key-thumbprint';
import { joinedShape } from './answer-shapes';
import { asPage } from './callers';
import { jsonResponse } from './json-response';
import { publicJwkShape } from './public-jwk-shape';
import { readBody } from './read-body';
import type { Route } from './route';
import { viewFor } from './session-response';
import { versionsShape } from './versions-shape';

const shape = z.object({
  /** As typed: spaces, hyphens and other scripts' digits are read like plain ones. */
  pin: z.string().max(64),
  company: z.string().max(64),
  key: publicJwkShape,
  versions: versionsShape,
});

export const pinsRedeem: Route = {
  name: 'pins-redeem',
  methods: ['POST'],
  path: 'pins/redeem',
  says: {
    summary: 'Turns a PIN into the customer’s participant',
    callers: ['page'],
    body: shape,
    answers: { 200: joinedShape },
    refusals: ['pin/invalid', 'session/version', 'session/agent-busy', 'store/conflict'],
  },
  async handle(call, services) {
    const page = await asPage(call, services);
    if (!page.ok) return page;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const { pin, versions } = body.value;
    const { company, origin } = page.value;
    if (body.value.company !== company.id) return refuse('origin/unknown');
    const jkt = await keyThumbprint(body.value.key);
    if (!jkt) return refuse('request/malformed');
    const redeemed = await services.redeem({ company, origin, source: call.source, pin, jkt, versions });
    if (!redeemed.ok) return redeemed;
    const { participant, session } = redeemed.value;
    return jsonResponse(200, {
      participant: participant.id,
      credential: await services.credentials.issue(participant),
      session: await viewFor(session, services),
    });
  },
};
