import type { EndedBy, EndReason, Role } from '../session/state';
import type { HiddenStep } from './hidden-items';
import type { SessionTail } from './session-tail';

/** Why a PIN was refused, as a class; the digits are never kept. AUDIT-2 */
export const pinRefusals = [
  'unknown',
  'expired',
  'used',
  'wrong-company',
  'malformed',
  'too-many',
  'other-conversation', // the page is in another chat than the PIN's. PIN-9
  'other-customer', // somebody else is signed in than the conversation is with. PIN-10
  'not-signed-in', // nobody is, and the company asks for it. PIN-10
] as const;
export type PinRefusal = (typeof pinRefusals)[number];

/** How a customer has offered to share: a PIN to read out, or a request that waits for an agent. */
export const offerKinds = ['pin', 'request'] as const;
export type OfferKind = (typeof offerKinds)[number];

/** What became of a request that no session came of. */
export const requestChanges = ['made', 'withdrawn', 'missed'] as const;
export type RequestChange = (typeof requestChanges)[number];

export const proposalChanges = ['made', 'withdrawn'] as const;
export type ProposalChange = (typeof proposalChanges)[number];

export const writeModeChanges = ['allowed', 'declined', 'ended'] as const;
export type WriteModeChange = (typeof writeModeChanges)[number];

/** What the agent's acts came to. `final`: stopped since it would have sent, left or downloaded something. */
export const handCounts = ['done', 'proposed', 'used', 'requested', 'pressed', 'refused', 'final'] as const;
export type HandCounts = Readonly<Record<(typeof handCounts)[number], number>>;

/** A company's published rules by what names them: their number, from 1, and hex SHA-256 over their text. COMP-5 */
export interface PolicyName {
  readonly version: number;
  readonly hash: string;
}

/** What only the customer's browser can know: it happened between the two ends, past the server. AUDIT-6 */
export type ReportedEvent =
  | { readonly type: 'write-mode'; readonly change: WriteModeChange }
  | { readonly type: 'hands'; readonly counts: HandCounts }
  /** More of a page was hidden at once than before. AUDIT-17 */
  | { readonly type: 'hidden'; readonly upTo: HiddenStep }
  /** The page masks by these, and not by those that the audit named last. COMP-6 */
  | { readonly type: 'rules'; readonly policy: PolicyName }
  /** Another page is shared, by the label that the company's rules give its path; absent where they give none. AUDIT-25 */
  | { readonly type: 'page'; readonly label?: string };

/** The same as the browser says it: a page by its place in the rules of this hash, so that no words come along. AUDIT-25 */
export type BrowserEvent =
  | Exclude<ReportedEvent, { readonly type: 'page' }>
  | { readonly type: 'page'; readonly policy: string; readonly entry: number | null };

/** The closed list of what the audit may hold: no page content, no value, no PIN, no URL beyond the origin. AUDIT-1 */
export type AuditEvent =
  | { readonly type: 'invited'; readonly renewed?: true }
  | { readonly type: 'pin-sent'; readonly channel: 'chat' | 'voice' }
  /** `count` of them in the minute that began at `minute` (ms since epoch); without a count, one. AUDIT-10 */
  | {
      readonly type: 'pin-refused';
      readonly reason: PinRefusal;
      readonly origin: string;
      readonly count?: number;
      readonly minute?: number;
    }
  | { readonly type: 'pin-accepted'; readonly origin: string }
  /** A PIN that an agent has typed. AUDIT-2 */
  | { readonly type: 'agent-pin-refused'; readonly reason: PinRefusal }
  | { readonly type: 'request'; readonly change: RequestChange; readonly origin: string }
  /** An agent has taken up what the customer offered. */
  | { readonly type: 'taken'; readonly from: OfferKind; readonly origin: string }
  /** `policy`: the rules of what may be seen that the company had published by then; absent in records from before. COMP-5 */
  | { readonly type: 'allowed'; readonly policy?: PolicyName }
  | { readonly type: 'refused' }
  | { readonly type: 'joined'; readonly role: Role }
  | { readonly type: 'left'; readonly role: Role }
  /** `words`: the agent's desk came without its key, and the customer was asked again with new words. */
  | { readonly type: 'paused'; readonly why?: 'words' }
  | { readonly type: 'continued' }
  /** The customer's page went on at another origin of the same site. SEAL-13 */
  | { readonly type: 'moved'; readonly origin: string }
  | ReportedEvent
  | { readonly type: 'ended'; readonly by: EndedBy; readonly reason: EndReason }
  /** By the operator of the installation. COMP-4 */
  | { readonly type: 'company-created'; readonly policy?: PolicyName }
  /** `policy`: what pages may show from then on, by its version and hash; absent where it stayed. COMP-1 */
  | { readonly type: 'settings-changed'; readonly policy?: PolicyName }
  /** A change that waits for a second administrator; approved, it is `settings-changed` by that one. COMP-2 */
  | { readonly type: 'settings-proposal'; readonly change: ProposalChange }
  | LedgerEvent;

/** Names one append-only log: that of a session, or that of a company, which is its ledger. */
export type AuditLog = `session:${string}` | `company:${string}`;

export const readings = ['list', 'session', 'company', 'export', 'live', 'figures'] as const;
export type Reading = (typeof readings)[number];

/** A session as the ledger names it: record id, and the nine digits for people. */
type Named = { readonly session: string; readonly reference: string };

/** What concerns the whole company, in its own log. AUDIT-9 */
export type LedgerEvent =
  | { readonly type: 'audit-read'; readonly what: Reading }
  | ({ readonly type: 'session-opened' } & Named)
  | ({ readonly type: 'session-closed'; readonly count: number; readonly head: string } & Named)
  /** `days`: how long the company keeps a session after its end. AUDIT-14 */
  | ({
      readonly type: 'session-forgotten';
      readonly count: number;
      readonly head: string;
      readonly days: number;
    } & Named)
  | ({ readonly type: 'hold'; readonly change: 'set' | 'lifted' } & Named)
  /** The names of these records are gone. AUDIT-8 */
  | { readonly type: 'names-erased'; readonly log: AuditLog; readonly seqs: readonly number[] }
  /** How far the logs of sessions have come that are still open. AUDIT-18 */
  | { readonly type: 'open-sessions'; readonly heads: readonly SessionTail[] }
  /** What stood in these places (`seq`, both included) of this log in the store, the server had not written. AUDIT-18 */
  | { readonly type: 'tampered'; readonly log: AuditLog; readonly from: number; readonly to: number };

export type AuditEventType = AuditEvent['type'];

export const auditEventTypes = [
  'invited',
  'pin-sent',
  'pin-refused',
  'pin-accepted',
  'agent-pin-refused',
  'request',
  'taken',
  'allowed',
  'refused',
  'joined',
  'left',
  'paused',
  'continued',
  'moved',
  'write-mode',
  'hands',
  'hidden',
  'rules',
  'page',
  'ended',
  'audit-read',
  'company-created',
  'settings-changed',
  'settings-proposal',
  'session-opened',
  'session-closed',
  'session-forgotten',
  'hold',
  'names-erased',
  'open-sessions',
  'tampered',
] as const satisfies readonly AuditEventType[];

/** A person of the company's staff, by the id of their account. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** One event in its place: `seq` counts from 1 within a session's (or a company's) log, `at` is ms since epoch. AUDIT-3 */
export interface AuditRecord {
  readonly seq: number;
  readonly at: number;
  readonly event: AuditEvent;
  /** Who did it: the agent who invited, whoever read. Absent where nobody of the staff did, or the name was erased. AUDIT-8 */
  readonly actor?: Person;
}
