import type { AuditRecord } from '@beside/protocol';

/** The order in which a supervisor looks for something that just happened. */
export function newestFirst(records: readonly AuditRecord[]): readonly AuditRecord[] {
  return [...records].sort((a, b) => b.at - a.at || b.seq - a.seq);
}
