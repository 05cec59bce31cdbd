import {
  auditEventTypes,
  endReasons,
  handCounts,
  hiddenSteps,
  risks,
  writeModeChanges,
  type AuditKey,
  type ChainedRecord,
  type HandCounts,
  type OfferView,
  type Presence,
  type Receipt,
  type SessionView,
  type WaitingRequest,
  type WrittenLetter,
} from '@beside/protocol';
import { z } from 'zod';
import type { AuditSession } from '../../audit/reading/audit-session';
import { policyShape } from '../../companies/company';
import type { Appearance, PublicSettings } from '../../companies/settings';
import { customerIdentities, customerKeysShape } from '../../companies/customer-keys';

/** What answers look like: for readers of the API's description, and checked against real answers by its test. */

/** ms since epoch. */
const time = z.int().min(0);
/** Hex SHA-256. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);
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
const ends = z.strictObject({ at: time, reason: z.enum(endReasons) });
const live = { origin: z.string(), version: z.int(), since: time, customer: presence, desk: presence, ends };

export const sessionViewShape: z.ZodType<SessionView> = z.discriminatedUnion('state', [
  z.strictObject({ ...common, state: z.literal('invited'), until: time }),
  z.strictObject({ ...common, state: z.literal('asking'), until: time, origin: z.string() }),
  z.strictObject({ ...common, ...live, state: z.literal('live') }),
  z.strictObject({ ...common, ...live, state: z.literal('paused'), until: time }),
  z.strictObject({ ...common, state: z.literal('ended'), at: time, by: endedBy, reason: z.enum(endReasons) }),
]);

/** A session as the audit shows it. */
export const auditSessionShape = z.strictObject({
  id: z.string(),
  reference: z.string(),
  agentName: z.string(),
  agentKey: z.string().optional(),
  channel,
  state: z.enum(['invited', 'asking', 'live', 'paused', 'ended']),
  invitedAt: time,
  origin: z.string().optional(),
  since: time.optional(),
  endedAt: time.optional(),
  endedBy: endedBy.optional(),
  reason: z.enum(endReasons).optional(),
  risks: z.array(z.enum(risks)),
  mayEnd: z.boolean(),
}) satisfies z.ZodType<{ [K in keyof AuditSession]: unknown }>;

/** The members of an event belong to its type; `packages/protocol` lists them. */
export const chainedRecordShape = z.strictObject({
  seq: z.int().min(1),
  at: time,
  event: z.looseObject({ type: z.enum(auditEventTypes) }),
  prev: hash,
  hash,
  actorHash: hash.optional(),
  actor: z.strictObject({ id: z.string(), name: z.string(), salt: z.string() }).optional(),
}) satisfies z.ZodType<{ [K in keyof ChainedRecord]: unknown }>;

export const auditKeyShape: z.ZodType<AuditKey> = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
});

/** What `beside verify` reads; statements are compact JWS. */
export const auditFileShape = z.strictObject({
  format: z.literal('beside-audit/1'),
  company: z.string(),
  ledger: z.array(chainedRecordShape),
  sessions: z.array(z.strictObject({ id: z.string(), records: z.array(chainedRecordShape) })),
  checkpoints: z.array(z.string()),
  seal: z.string(),
  keys: z.array(auditKeyShape),
});

const hands = z.strictObject(
  Object.fromEntries(handCounts.map((name) => [name, z.int().min(0)])) as Record<keyof HandCounts, z.ZodInt>,
);

const receipt: z.ZodType<Receipt> = z.strictObject({
  v: z.literal(1),
  company: z.string(),
  companyName: z.string(),
  reference: z.string(),
  agentName: z.string(),
  channel,
  invitedAt: time,
  origin: z.string().nullable(),
  allowedAt: time.nullable(),
  pauses: z.int().min(0),
  endedAt: time,
  endedBy,
  reason: z.enum(endReasons),
  countedByBrowser: z.strictObject({
    writeMode: z.array(z.strictObject({ at: time, change: z.enum(writeModeChanges) })),
    hands,
    hiddenUpTo: z.literal(hiddenSteps).exactOptional(),
  }),
  log: z.strictObject({ seq: z.int().min(0), head: hash }),
});

export const receiptFileShape = z.strictObject({
  format: z.literal('beside-receipt/1'),
  receipt,
  signature: z.string(),
  keys: z.array(auditKeyShape),
});

const offerView: z.ZodType<OfferView> = z.union([
  z.strictObject({ state: z.literal('waiting'), until: time, now: time }),
  z.strictObject({ state: z.enum(['taken', 'withdrawn', 'missed']) }),
]);

export const offerShape = z.strictObject({ offer: offerView });

export const waitingRequestShape: z.ZodType<WaitingRequest> = z.strictObject({
  id: z.string(),
  conversation: z.string().nullable(),
  origin: z.string(),
  since: time,
  until: time,
});

export const letterShape: z.ZodType<WrittenLetter> = z.strictObject({
  number: z.int().min(1),
  from: z.string(),
  text: z.string(),
});

/** The ways in which sessions may begin at a company. */
export const startsShape = z.strictObject({ agentPin: z.boolean(), customerPin: z.boolean(), request: z.boolean() });

const publicSettings = {
  starts: startsShape,
  phone: z.string().nullable(),
  mustPickWords: z.boolean(),
} satisfies Record<keyof PublicSettings, z.ZodType>;

const appearance = {
  languages: z.array(z.string()).nullable(),
  accent: z.string().nullable(),
  side: z.enum(['end', 'start']),
} satisfies Record<keyof Appearance, z.ZodType>;

export const appearanceShape = z.strictObject(appearance);

const publishedPolicy = policyShape.extend({ version: z.int().min(1) });

export const publishedPolicyShape = publishedPolicy.extend({
  hash,
  company: z.strictObject({ id: z.string(), name: z.string(), ...publicSettings }),
});

/** Rules that hold or held. */
export const keptPolicyShape = publishedPolicy.extend({ hash, publishedAt: time.optional() });

const companySettings = z.strictObject({
  ...publicSettings,
  ...appearance,
  limits: z.strictObject({ invitation: z.int(), inactivity: z.int(), grace: z.int(), absolute: z.int() }),
  requestWaits: z.int(),
  twoPersons: z.boolean(),
  customerIdentity: z.enum(customerIdentities),
  customerKeys: customerKeysShape.nullable(),
});

export const createdCompanyShape = z.strictObject({
  ...{ id: z.string(), name: z.string() },
  ...{ tag: z.string(), policy: z.array(z.string()) },
});

/** `isOwn`: of the administrator who reads it. */
const proposalShape = z.strictObject({
  ...{ by: z.string(), isOwn: z.boolean(), at: time },
  ...{ name: z.string(), origins: z.array(z.string()), policy: policyShape, settings: companySettings },
});

/** A company as its administrators see it; times of its settings are ms. */
export const companyViewShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  origins: z.array(z.string()),
  deskOrigins: z.array(z.string()),
  policy: publishedPolicy,
  settings: companySettings,
  revision: z.int().min(0),
  proposal: proposalShape.optional(),
});

export const socketShape = z.strictObject({
  url: z.string(),
  send: z.string().nullable(),
  receive: z.string().nullable(),
});
