import { refuse } from '@beside/protocol';
import { z } from 'zod';
import { keyThumbprint } from '../../tokens/key-thumbprint';
import { asStaff } from '../callers';
import { joinedBy, joinedShape } from './joined-response';
import { jsonResponse } from '../body/json-response';
import { publicJwkShape } from '../body/public-jwk-shape';
import { readBody } from '../body/read-body';
import type { Route } from '../route';
import { versionsShape } from '../body/versions-shape';

const shape = z.object({ key: publicJwkShape, versions: versionsShape });

export const sessionParticipants: Route = {
  name: 'session-participants',
  methods: ['POST'],
  path: 'sessions/{id}/participants',
  says: {
    summary: 'The desk joins, or joins again',
    callers: [{ staff: ['Agent'] }],
    body: shape,
    answers: { 201: joinedShape },
    refusals: ['auth/revoked', 'session/unknown', 'session/ended', 'session/version', 'store/conflict'],
  },
  async handle(call, services) {
    const agent = await asStaff(call, services, 'Agent');
    if (!agent.ok) return agent;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const jkt = await keyThumbprint(body.value.key);
    if (!jkt) return refuse('request/malformed');
    // A token may outlive the account: whoever is to see a page is asked about.
    if ((await services.askStanding(agent.value.company.id, agent.value.id)) === 'revoked')
      return refuse('auth/revoked');
    const owner = { company: agent.value.company.id, agent: agent.value.id };
    const own = await services.ownSessions.byId(owner, call.params['id'] ?? '');
    if (!own.ok) return own;
    const joined = await services.joinDesk(own.value, jkt, body.value.versions);
    if (!joined.ok) return joined;
    return jsonResponse(201, await joinedBy(joined.value, own.value, services));
  },
};
