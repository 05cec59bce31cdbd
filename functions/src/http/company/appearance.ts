import { appearanceOf } from '../../companies/settings';
import { appearanceShape } from '../body/answer-shapes';
import { asPage } from '../callers';
import { jsonResponse } from '../body/json-response';
import type { Route } from '../route';

/** Asked for by every view of a page, so browsers keep it. */
const KEPT_S = 300;

export const appearance: Route = {
  name: 'appearance',
  methods: ['GET'],
  path: 'appearance',
  says: {
    summary: 'How the widget looks and speaks on pages of the company; kept for five minutes',
    callers: ['page'],
    answers: { 200: appearanceShape },
    refusals: [],
  },
  async handle(call, services) {
    const page = await asPage(call, services);
    if (!page.ok) return page;
    const response = jsonResponse(200, appearanceOf(page.value.company));
    response.headers.set('cache-control', `private, max-age=${KEPT_S}`);
    return response;
  },
};
