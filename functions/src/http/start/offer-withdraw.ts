import { viewOffer } from '../../offers/offer';
import { offerShape } from '../body/answer-shapes';
import { asWaiting } from '../callers';
import { jsonResponse } from '../body/json-response';
import type { Route } from '../route';

export const offerWithdraw: Route = {
  name: 'offer-withdraw',
  methods: ['POST'],
  path: 'offers/{id}/withdraw',
  says: {
    summary: 'The customer waits no longer',
    callers: ['waiting'],
    answers: { 200: offerShape },
    refusals: ['store/conflict'],
  },
  async handle(call, services) {
    const waiting = await asWaiting(call, services);
    if (!waiting.ok) return waiting;
    const offer = await services.ownOffers.withdraw(waiting.value.company, waiting.value.offer);
    return offer.ok ? jsonResponse(200, { offer: viewOffer(offer.value, services.clock()) }) : offer;
  },
};
