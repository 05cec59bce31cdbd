import type { Session } from '@beside/protocol';
import type { SealedRecord } from '../audit/ledger/record-seal';
import type { RowFault } from '../records/session-rows';
import type { RowState } from '../records/row-state';
import type { SessionFilter } from './session-filter';

export type { SessionFilter } from './session-filter';

/**
 * A session as it is stored, with the tail of its own audit: `pending` are the records of the last change, written in one step
 * with it, so that a crash before they reach the audit log loses none. They leave here with the next change, once they are
 * surely in the log. AUDIT-3
 */
export interface SessionRecord {
  readonly session: Session;
  /** `seq` of the last audit record of this session. */
  readonly seq: number;
  /** Its hash: what the next record goes on from. AUDIT-7 */
  readonly head: string;
  /** Its `mac`: a tail that somebody else has put here is not gone on from. AUDIT-18 */
  readonly mac: string;
  readonly pending: readonly SealedRecord[];
  /** `seq` of the company's ledger where it speaks of this session's birth, and of its end. AUDIT-9 */
  readonly ledger: { readonly opened?: number; readonly closed?: number };
  /** On legal hold: neither it nor its names are forgotten. AUDIT-14 */
  readonly held?: true;
  /** It is being forgotten: from then on it cannot be held any more. AUDIT-14 */
  readonly isGoing?: 'claimed' | 'noted';
  /** Its row in Dataverse; absent where no organisation takes rows. ROW-2 */
  readonly row?: RowState;
}

export interface StoredSession extends SessionRecord {
  readonly etag: string;
}

export interface BusySession {
  readonly company: string;
  readonly id: string;
  /** Id of the agent's account. */
  readonly agent: string;
}

export interface OwedRow {
  readonly company: string;
  readonly id: string;
  readonly organisation: string;
}

export interface SessionStore {
  /**
   * Create-only. A reference is unique within its company; a conversation holds at most one session that has not ended; an agent has at most
   * one that is asking, live or paused. SESS-2 SESS-12 SESS-25
   */
  create(record: SessionRecord): Promise<'created' | 'reference-taken' | 'conversation-taken' | 'agent-busy'>;
  get(company: string, id: string): Promise<StoredSession | null>;
  /** Replaces what has this ETag. An agent has at most one session that is asking, live or paused. SESS-12 */
  replace(record: SessionRecord, etag: string): Promise<'replaced' | 'conflict' | 'agent-busy'>;
  /** The session of the conversation that was invited last. */
  latestByConversation(company: string, conversation: string): Promise<StoredSession | null>;
  /** The agent's session that is asking, live or paused. SESS-12 */
  busyByAgent(company: string, agent: string): Promise<StoredSession | null>;
  /** All sessions that are asking, live or paused, with their agents: at most one for each. SESS-21 */
  busy(): Promise<readonly BusySession[]>;
  /** Sessions whose deadline is at or before `now`, the oldest deadline first. */
  due(now: number, limit: number): Promise<readonly { readonly company: string; readonly id: string }[]>;
  /** Sessions whose birth or end the ledger has not heard of. AUDIT-9 */
  owing(limit: number): Promise<readonly { readonly company: string; readonly id: string }[]>;
  /** Sessions whose row is owed to one of these organisations and to be tried at or before `now`, the longest owed first. ROW-2 ROW-4 */
  rowsDue(now: number, limit: number, organisations: readonly string[]): Promise<readonly OwedRow[]>;
  /** Sessions of the company whose row was told another number of days than this, `0` being for good. ROW-6 */
  rowsKeptOtherwise(company: string, days: number, limit: number): Promise<readonly string[]>;
  /** Why a row that is owed to this organisation was refused when one was tried last; `null`: none was. ROW-4 */
  refusedRow(organisation: string): Promise<RowFault | null>;
  /** Sessions whose time is counted from `until` (ms since epoch) or before, the oldest first (`forgetFrom`). AUDIT-14 ROW-6 */
  forgettable(company: string, until: number, limit: number): Promise<readonly string[]>;
  /** Takes an ended session away for good. AUDIT-14 */
  remove(company: string, id: string): Promise<void>;
  /** Those that have not ended, of whoever is asked for, newest first. AUDIT-19 */
  open(company: string, filter: Pick<SessionFilter, 'agent' | 'unit' | 'limit'>): Promise<readonly Session[]>;
  /** Newest first. */
  list(company: string, filter: SessionFilter): Promise<readonly Session[]>;
}
