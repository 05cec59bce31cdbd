import type { AuditEvent, AuditRecord } from '@beside/protocol';

/** Names one append-only log: that of a session, or that of a company. */
export type AuditLog = `session:${string}` | `company:${string}`;

/** ms since epoch, both inclusive. */
export interface TimeRange {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Records can be added and read, never changed or taken away. AUDIT-3 */
export interface AuditStore {
  /** Adds the record at exactly its `seq`; `false`, and nothing changed, when that place is taken. */
  append(log: AuditLog, record: AuditRecord): Promise<boolean>;
  /** Adds the event at the next free place. */
  appendNext(log: AuditLog, at: number, event: AuditEvent): Promise<AuditRecord>;
  /** In the order of `seq`. */
  read(log: AuditLog, range: TimeRange): Promise<readonly AuditRecord[]>;
}
