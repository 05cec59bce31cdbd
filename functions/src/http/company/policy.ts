import { createHash } from 'node:crypto';
import { publishedPolicy } from '../../companies/published-policy';
import { publishedPolicyShape } from '../body/answer-shapes';
import { asPage } from '../callers';
import type { Route } from '../route';

export const policy: Route = {
  name: 'policy',
  methods: ['GET'],
  path: 'policy',
  says: {
    summary: 'What pages of the company may show; 304 when it is known',
    callers: ['page'],
    answers: { 200: publishedPolicyShape, 304: null },
    refusals: [],
  },
  async handle(call, services) {
    const page = await asPage(call, services);
    if (!page.ok) return page;
    const body = JSON.stringify(publishedPolicy(page.value.company));
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    const headers = { etag, 'cache-control': 'no-cache', 'content-type': 'application/json' };
    const known = call.request.headers.get('if-none-match')?.split(',') ?? [];
    const isKnown = known.some((one) => one.trim().replace(/^W\//, '') === etag);
    return isKnown ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
  },
};
