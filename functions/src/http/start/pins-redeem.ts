import { refuse } from '@beside/protocol';
import { z } from 'zod';
import { keyThumbprint } from '../../tokens/key-thumbprint';
import { asPage } from '../callers';
import { conversationShape } from '../body/conversation-shape';
import { joinedBy, joinedShape } from '../session/joined-response';
import { jsonResponse } from '../body/json-response';
import { publicJwkShape } from '../body/public-jwk-shape';
import { readBody } from '../body/read-body';
import type { Route } from '../route';
import { versionsShape } from '../body/versions-shape';

/** A signature of RSA 4096 and room for claims that nobody asked for. */
const MAX_TOKEN_CHARS = 4_096;

const shape = z.object({
  /** As typed: spaces, hyphens and other scripts' digits are read like plain ones. */
  pin: z.string().max(64),
  company: z.string().max(64),
  /** The chat on this page, where there is one. PIN-9 */
  conversation: conversationShape.optional(),
  /** Whom the site has signed in: a token of its own. PIN-10 */
  customer: z.string().max(MAX_TOKEN_CHARS).optional(),
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
    const { pin, versions, conversation = null } = body.value;
    const { company, origin } = page.value;
    if (body.value.company !== company.id) return refuse('origin/unknown');
    const jkt = await keyThumbprint(body.value.key);
    if (!jkt) return refuse('request/malformed');
    const contact = await services.readCustomer(company, body.value.customer);
    if (!contact.ok) return contact;
    const redeemed = await services.redeem({
      ...{ company, origin, source: call.source, pin, jkt, versions },
      ...{ conversation, contact: contact.value },
    });
    if (!redeemed.ok) return redeemed;
    const { participant, session } = redeemed.value;
    return jsonResponse(200, await joinedBy(participant, session, services));
  },
};
