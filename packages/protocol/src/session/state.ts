import type { HiddenStep } from '../audit/hidden-items';
import type { Measures } from './measures';
import type { RiskCounts } from './risk-counts';

/** The life of one co-browse session as the server keeps it. A field exists only from the state that brings it. SESS-1 */

export type Channel = 'chat' | 'voice';
export type Role = 'customer' | 'agent';
export type EndedBy = 'customer' | 'agent' | 'supervisor' | 'server';

/** Why a supervisor ends a session: said to both ends and kept in the audit. SESS-33 */
export const supervisorReasons = [
  'supervisor-safety', // the customer is to be protected
  'supervisor-privacy', // more can be seen than is needed
  'supervisor-conduct', // it does not keep to the rules for agents
  'supervisor-request', // the customer asks for it
  'supervisor-technical', // it does not work as it should
] as const;
export type SupervisorReason = (typeof supervisorReasons)[number];

export const endReasons = [
  'cancelled', // the agent took the invitation back
  'invitation-expired', // nobody entered the PIN in time
  'refused', // the customer said No
  'consent-expired', // the customer did not answer
  'stopped', // the customer pressed STOP, then End
  'stop-unanswered', // STOP, and no answer within the time
  'exit', // the agent left
  'conversation-ended', // the chat or call is over
  'customer-away', // the customer's page did not come back
  'desk-away', // the agent's desk did not come back
  'inactivity', // nothing happened
  'limit', // the longest time a session may last
  'revoked', // the agent's account is no longer one of the company's agents
  ...supervisorReasons,
] as const;
export type EndReason = (typeof endReasons)[number];

/** Whether a participant's page is connected; `until` is when the server stops waiting (ms since epoch). */
export type Presence = { readonly here: true } | { readonly here: false; readonly until: number };

export interface Versions {
  readonly min: number;
  readonly max: number;
}

/** What a company lets its sessions wait for, in ms. */
export interface SessionLimits {
  /** An invitation waits for its PIN. */
  readonly invitation: number;
  /** Nobody does anything. */
  readonly inactivity: number;
  /** The customer's page is away. */
  readonly grace: number;
  /** In all. */
  readonly absolute: number;
}

/** What is true of a session from its first moment. Times are ms since epoch. */
export interface SessionFacts {
  /** UUIDv7: the record. */
  readonly id: string;
  /** Nine digits, `123-456-789`: to name the session aloud; never a credential. SESS-2 */
  readonly reference: string;
  /** Random 128 bits, hex: names the transport's groups. SESS-2 */
  readonly transport: string;
  readonly company: string;
  readonly conversation: string;
  readonly channel: Channel;
  /** `unit`: the agent's business unit when the session began, where the sign-in names one. AUDIT-15 */
  readonly agent: { readonly id: string; readonly name: string; readonly unit?: string };
  readonly invitedAt: number;
  /** Wire versions of the agent's desk. */
  readonly viewerVersions: Versions;
  /** Keyed hash of the customer whom the conversation is with, where the desk knows; gone with the end. PIN-10 */
  readonly contact?: string;
  /** As the company had set them when the session began; absent: `DEFAULT_LIMITS`. SESS-18 */
  readonly limits?: SessionLimits;
}

export interface CustomerFacts {
  /** UUID of the participant. */
  readonly participant: string;
  /** The page's origin, as the browser said it. */
  readonly origin: string;
  /** Wire version that both ends speak. */
  readonly version: number;
  /** Absent while there is nothing to count. SESS-32 */
  readonly risks?: RiskCounts;
}

export interface LiveFacts extends CustomerFacts {
  readonly since: number;
  readonly lastActivity: number;
  readonly customer: Presence;
  readonly desk: Presence;
  /** The number of the last report that the customer's browser has made; 0 before the first. AUDIT-6 */
  readonly reported: number;
  /** The most items of a page that it has said it hides at once; absent before it said. AUDIT-17 */
  readonly hidden?: HiddenStep;
  /** Hash of the rules that the audit named last; absent where it named none. COMP-6 */
  readonly rules?: string;
  /** Label of the page that the audit named last, empty for one without; absent where it named none. AUDIT-25 */
  readonly page?: string;
  /** What the ends have said of how it went; absent before either did. SESS-23 */
  readonly measures?: Measures;
}

export type Session = SessionFacts &
  (
    | { readonly state: 'invited'; readonly until: number }
    | ({ readonly state: 'asking'; readonly until: number } & CustomerFacts)
    | ({ readonly state: 'live' } & LiveFacts)
    | ({ readonly state: 'paused'; readonly until: number } & LiveFacts)
    | {
        readonly state: 'ended';
        readonly at: number;
        readonly by: EndedBy;
        readonly reason: EndReason;
        /** When the session became live; absent when it never did. */
        readonly since?: number;
        readonly origin?: string;
        /** What was known of it by then, in numbers; sessions from before have none. SESS-32 */
        readonly measures?: Measures;
        readonly risks?: RiskCounts;
        readonly hidden?: HiddenStep;
      }
  );

export type SessionState = Session['state'];
