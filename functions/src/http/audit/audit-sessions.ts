import { parseReference } from '@beside/protocol';
import { z } from 'zod';
import { searchMembers } from '../../views/saved-view';
import { auditSessionShape } from '../body/answer-shapes';
import { asReader } from '../callers';
import { jsonResponse } from '../body/json-response';
import { listOf, readQuery, timeRangeShape } from '../body/read-query';
import type { Route } from '../route';

const MINUTE_MS = 60_000;
const { state, reason, risk, origin, longer, agentOf, team } = searchMembers;

const shape = timeRangeShape.extend({
  reference: z.string().max(64).transform(parseReference).pipe(z.string()).optional(),
  state: listOf(state.options).optional(),
  reason: listOf(reason.options).optional(),
  risk: listOf(risk.options).optional(),
  origin: origin.optional(),
  longer: z.coerce.number().pipe(longer).optional(),
  agentOf: agentOf.optional(),
  team: team.optional(),
  after: z.uuid().optional(),
});

export const auditSessions: Route = {
  name: 'audit-sessions',
  methods: ['GET'],
  path: 'audit/sessions',
  says: {
    summary: 'Sessions as far as the caller reaches, narrowed to what is asked for, newest first',
    callers: [{ staff: ['Agent', 'Supervisor', 'Auditor'] }],
    query: shape,
    answers: {
      200: z.strictObject({
        sessions: z.array(auditSessionShape),
        next: z.string().nullable(),
        hasTeam: z.boolean(),
      }),
    },
    refusals: [],
  },
  async handle(call, services) {
    const reader = await asReader(call, services);
    if (!reader.ok) return reader;
    const query = readQuery(call.url, shape);
    if (!query.ok) return query;
    const { state: states, reason: reasons, risk: risks, longer, team, ...rest } = query.value;
    const search = {
      ...{ ...rest, states, reasons, risks, isTeam: team !== undefined },
      ...(longer !== undefined && { longerThan: longer * MINUTE_MS }),
    };
    return jsonResponse(200, await services.auditReader.list(reader.value, search));
  },
};
