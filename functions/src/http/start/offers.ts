import { offerKinds, refuse } from '@beside/protocol';
import { z } from 'zod';
import { viewOffer } from '../../offers/offer';
import { keyThumbprint } from '../../tokens/key-thumbprint';
import { offerShape } from '../body/answer-shapes';
import { asPage } from '../callers';
import { conversationShape } from '../body/conversation-shape';
import { jsonResponse } from '../body/json-response';
import { publicJwkShape } from '../body/public-jwk-shape';
import { readBody } from '../body/read-body';
import type { Route } from '../route';
import { versionsShape } from '../body/versions-shape';

const shape = z.object({
  kind: z.enum(offerKinds),
  company: z.string().max(64),
  /** The chat on this page, where there is one. */
  conversation: conversationShape.optional(),
  key: publicJwkShape,
  versions: versionsShape,
});

export const offers: Route = {
  name: 'offers',
  methods: ['POST'],
  path: 'offers',
  says: {
    summary: 'The customer offers to share: a PIN to read out, or a request that waits for an agent',
    callers: ['page'],
    body: shape,
    answers: { 201: offerShape.extend({ id: z.string(), credential: z.string(), pin: z.string().optional() }) },
    refusals: ['start/off', 'request/too-many', 'store/conflict'],
  },
  async handle(call, services) {
    const page = await asPage(call, services);
    if (!page.ok) return page;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const { kind, conversation = null, versions } = body.value;
    const { company, origin } = page.value;
    if (body.value.company !== company.id) return refuse('origin/unknown');
    const jkt = await keyThumbprint(body.value.key);
    if (!jkt) return refuse('request/malformed');
    const made = await services.makeOffer({ company, origin, source: call.source, kind, conversation, jkt, versions });
    if (!made.ok) return 'retryAfter' in made ? { ...made, members: { retryAfter: made.retryAfter } } : made;
    const { offer, pin } = made.value;
    return jsonResponse(201, {
      id: offer.id,
      offer: viewOffer(offer, services.clock()),
      credential: await services.credentials.issueForOffer({ offer: offer.id, company: company.id, jkt }),
      ...(pin && { pin }),
    });
  },
};
