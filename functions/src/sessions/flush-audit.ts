import type { ChainedRecord } from '@beside/protocol';
import type { AuditStore } from '../audit/audit-store';
import type { SessionRecord } from './session-store';

/**
 * Appends what the changes of a session have left to append; what is there already stays as it is. AUDIT-3
 * @returns the records that could not be appended and stay pending: STOP does not wait for a log that is away
 */
export async function flushAudit(
  audit: AuditStore,
  { session, pending }: SessionRecord,
): Promise<readonly ChainedRecord[]> {
  for (const [index, record] of pending.entries()) {
    const isKept = await audit.append(`session:${session.id}`, record).then(
      () => true,
      () => false,
    );
    if (!isKept) return pending.slice(index);
  }
  return [];
}
