import type { AuditEventType, AuditLog } from '@beside/protocol';
import type { SealedRecord, SealedTail } from './record-seal';

export type { AuditLog } from '@beside/protocol';

/** ms since epoch, both inclusive. */
export interface TimeRange {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** And places within the log, both inclusive, and kinds of events. */
export interface RecordRange extends TimeRange {
  readonly first?: number | undefined;
  readonly last?: number | undefined;
  /** Of these alone. */
  readonly types?: readonly AuditEventType[] | undefined;
}

/**
 * Records can be added and read, never changed. Two things are taken away, each after the ledger has said so: the names beside
 * records, and the whole log of a session that the company's own rule forgets. AUDIT-3
 */
export interface AuditStore {
  /** Adds the record, and the name beside it, at exactly its `seq`; `false`, and nothing changed, when that place is taken. */
  append(log: AuditLog, record: SealedRecord): Promise<boolean>;
  /** Place, hash and `mac` of the last record; `null` for an empty log. */
  last(log: AuditLog): Promise<SealedTail | null>;
  /** In the order of `seq`. */
  read(log: AuditLog, range: RecordRange): Promise<readonly SealedRecord[]>;
  /** Every record that names this account, of whatever company. */
  named(person: string): Promise<readonly { readonly log: AuditLog; readonly seq: number }[]>;
  /** Takes the names beside these records away, for good. The records stay as they are. AUDIT-8 */
  eraseNames(log: AuditLog, seqs: readonly number[]): Promise<void>;
  /** Takes the whole log of a session away. An adapter that can refuses it unless a ledger holds its `session-forgotten`. AUDIT-14 */
  forget(log: `session:${string}`): Promise<void>;
}
