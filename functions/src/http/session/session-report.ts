import {
  handCounts,
  hiddenSteps,
  MAX_REPORTED_COUNT,
  MAX_PAGE_LABELS,
  MAX_REPORTED_EVENTS,
  writeModeChanges,
  type HandCounts,
} from '@beside/protocol';
import { z } from 'zod';
import { sessionViewShape } from '../body/answer-shapes';
import { asParticipant } from '../callers';
import { customerMeasuresShape } from '../body/measures-shape';
import { namePages } from '../../companies/name-pages';
import { readBody } from '../body/read-body';
import type { Route } from '../route';
import { sessionResponse } from './session-response';

const count = z.number().int().min(0).max(MAX_REPORTED_COUNT);
/** Hex SHA-256. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('write-mode'), change: z.enum(writeModeChanges) }),
  z.strictObject({ type: z.literal('hands'), counts: z.record(z.enum(handCounts), count).refine(isSome) }),
  z.strictObject({ type: z.literal('hidden'), upTo: z.literal(hiddenSteps) }),
  z.strictObject({ type: z.literal('rules'), policy: z.strictObject({ version: z.int().min(1), hash }) }),
  z.strictObject({ type: z.literal('page'), policy: hash, entry: z.int().min(0).lt(MAX_PAGE_LABELS).nullable() }),
]);
const shape = z
  .strictObject({
    number: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    events: z.array(event).max(MAX_REPORTED_EVENTS),
    measures: customerMeasuresShape.exactOptional(),
  })
  .refine(({ events, measures }) => events.length > 0 || measures, 'says nothing');

/** What the customer's browser alone knows: for the audit, and of how it went. AUDIT-6 SESS-23 */
export const sessionReport: Route = {
  name: 'session-report',
  methods: ['POST'],
  path: 'sessions/{id}/report',
  says: {
    summary: 'What the customer’s browser alone knows, for the audit',
    callers: ['customer'],
    body: shape,
    answers: { 200: sessionViewShape },
    refusals: ['session/wrong-state', 'session/ended', 'store/conflict'],
  },
  async handle(call, services) {
    const customer = await asParticipant(call, services, 'customer');
    if (!customer.ok) return customer;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const { company, session } = customer.value;
    const { number, events: said, measures } = body.value;
    const events = await namePages(company, said, services);
    if (measures) {
      const told = await services.change(company, session, { type: 'measured', measures });
      if (!told.ok || events.length === 0) return sessionResponse(told, services);
    }
    return sessionResponse(await services.change(company, session, { type: 'report', number, events }), services);
  },
};

/** Nothing at all is no event. */
function isSome(counts: HandCounts): boolean {
  return handCounts.some((name) => counts[name] > 0);
}
