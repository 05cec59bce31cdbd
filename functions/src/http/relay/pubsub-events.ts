import { refuse } from '@beside/protocol';
import { z } from 'zod';
import type { Services } from '../../services';
import { isOfCheck } from '../../sessions/relay-check';
import { insist } from './insist';
import { jsonResponse } from '../body/json-response';
import type { Problem } from '../problem';
import type { Route } from '../route';

/** CloudEvents of the socket service. Their bodies, which may hold clients' tokens, are never read. */
export const pubsubEvents: Route = {
  name: 'pubsub-events',
  methods: ['POST', 'OPTIONS'],
  path: 'pubsub/events',
  says: {
    summary: 'CloudEvents of the relay: connect, connected, disconnected',
    callers: ['relay'],
    answers: { 200: z.strictObject({ userId: z.string() }), 204: null },
    refusals: ['request/malformed'],
  },
  async handle({ request }, services) {
    if (request.method === 'OPTIONS') return validate(request, services);
    if (!(await services.upstream.verifies(request.headers))) return refuse('auth/invalid');
    const type = request.headers.get('ce-type');
    const user = request.headers.get('ce-userid');
    const connection = request.headers.get('ce-connectionid');
    if (!user || !connection) return refuse('auth/invalid');
    switch (type) {
      case 'azure.webpubsub.sys.connect': {
        const admitted = await (isOfCheck(user) ? services.relayCheck : services.sockets).admit(user);
        return admitted.ok ? jsonResponse(200, { userId: admitted.value }) : refuse('auth/invalid');
      }
      case 'azure.webpubsub.sys.connected':
        // The service says it once: a page that nobody knows to be here would be ended as away.
        if (!isOfCheck(user)) await insist(() => services.presence.connected(user, connection));
        return new Response(null, { status: 204 });
      case 'azure.webpubsub.sys.disconnected':
        if (!isOfCheck(user)) await insist(() => services.presence.disconnected(user, connection));
        return new Response(null, { status: 204 });
      default:
        return refuse('request/malformed');
    }
  },
};

/** Abuse protection: says yes to our own socket service only. */
function validate(request: Request, { upstream }: Services): Response | Problem {
  const host = request.headers.get('webhook-request-origin');
  if (!host || !upstream.expects(host)) return refuse('origin/unknown');
  return new Response(null, { status: 200, headers: { 'webhook-allowed-origin': host } });
}
