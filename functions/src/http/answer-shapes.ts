import { auditEventTypes, endReasons, type AuditRecord, type Presence, type SessionView } from '@beside/protocol';
import { z } from 'zod';
import type { AuditSession } from '../audit/audit-session';
import { policyShape } from '../companies/company';

/** What answers look like: for readers of the API's description, and checked against real answers by its test. */

/** ms since epoch. */
const time = z.int().min(0);
const channel = z.enum(['chat', 'voice']);
const endedBy = z.enum(['customer', 'agent', 'supervisor', 'server']);

const presence: z.ZodType<Presence> = z.union([
  z.strictObject({ here: z.literal(true) }),
  z.strictObject({ here: z.literal(false), until: time }),
]);

const common = {
  id: z.string(),
  reference: z.string(),
  companyName: z.string(),
  agentName: z.string(),
  conversation: z.string(),
  channel,
  now: time,
};
const live = { origin: z.string(), version: z.int(), since: time, customer: presence, desk: presence };

export const sessionViewShape: z.ZodType<SessionView> = z.discriminatedUnion('state', [
  z.strictObject({ ...common, state: z.literal('invited'), until: time }),
  z.strictObject({ ...common, state: z.literal('asking'), until: time, origin: z.string() }),
  z.strictObject({ ...common, ...live, state: z.literal('live') }),
  z.strictObject({ ...common, ...live, state: z.literal('paused'), until: time }),
  z.strictObject({ ...common, state: z.literal('ended'), at: time, by: endedBy, reason: z.enum(endReasons) }),
]);

/** What somebody is given who has become a participant. */
export const joinedShape = z.strictObject({
  participant: z.string(),
  credential: z.string(),
  session: sessionViewShape,
});

export const auditSessionShape = z.strictObject({
  id: z.string(),
  reference: z.string(),
  agentName: z.string(),
  channel,
  state: z.enum(['invited', 'asking', 'live', 'paused', 'ended']),
  invitedAt: time,
  origin: z.string().optional(),
  since: time.optional(),
  endedAt: time.optional(),
  endedBy: endedBy.optional(),
  reason: z.enum(endReasons).optional(),
}) satisfies z.ZodType<{ [K in keyof AuditSession]: unknown }>;

/** The members of an event belong to its type; `packages/protocol` lists them. */
export const auditRecordShape = z.strictObject({
  seq: z.int().min(1),
  at: time,
  event: z.looseObject({ type: z.enum(auditEventTypes) }),
}) satisfies z.ZodType<{ [K in keyof AuditRecord]: unknown }>;

export const publishedPolicyShape = policyShape.extend({
  version: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  company: z.strictObject({ id: z.string(), name: z.string() }),
});

export const socketShape = z.strictObject({
  url: z.string(),
  send: z.string().nullable(),
  receive: z.string().nullable(),
});
