import { refuse } from '@beside/protocol';
import { z } from 'zod';
import { viewOffer } from '../../offers/offer';
import { offerShape } from '../body/answer-shapes';
import { asWaiting } from '../callers';
import { joinedBy, joinedShape } from '../session/joined-response';
import { jsonResponse } from '../body/json-response';
import type { Route } from '../route';

/** The session is there a moment after the offer was taken; later, a host went away in between, and nobody comes. */
const BEGINS_WITHIN_MS = 30_000;

/** How the offer stands; once an agent has taken it up, what makes this browser the session's customer. SESS-15 */
export const offerRead: Route = {
  name: 'offer-read',
  methods: ['GET'],
  path: 'offers/{id}',
  says: {
    summary: 'How the offer stands; once it is taken, the customer’s participant',
    callers: ['waiting'],
    answers: { 200: z.union([offerShape, joinedShape.extend(offerShape.shape)]) },
    refusals: ['store/conflict'],
  },
  async handle(call, services) {
    const waiting = await asWaiting(call, services);
    if (!waiting.ok) return waiting;
    const { company, offer: id } = waiting.value;
    const offer = await services.ownOffers.ask(company, id);
    if (!offer.ok) return offer;
    const { state, participant } = offer.value;
    const view = viewOffer(offer.value, services.clock());
    if (state.is !== 'taken') return jsonResponse(200, { offer: view });
    const [session, customer] = await Promise.all([
      services.change(company, state.session, { type: 'clock' }),
      services.participants.get(participant),
    ]);
    if (!session.ok || !customer) {
      const isBeginning = services.clock() - state.at < BEGINS_WITHIN_MS;
      return isBeginning ? refuse('service/unavailable') : jsonResponse(200, { offer: { state: 'missed' } });
    }
    return jsonResponse(200, { offer: view, ...(await joinedBy(customer, session.value, services)) });
  },
};
