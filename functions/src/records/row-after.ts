import type { Session } from '@beside/protocol';
import type { SessionRecord } from '../sessions/session-store';
import { isSameInRow } from './row-columns';
import { owedAgain, type RowState } from './row-state';

/**
 * What a change makes of the row: owed anew where it reads otherwise, and after the end with every record, since it says where the audit
 * ends. ROW-2 @param isRecorded whether the change is in the audit
 */
export function rowAfter(
  { session, row }: SessionRecord,
  next: Session,
  isRecorded: boolean,
): { readonly row?: RowState } {
  const isSame = isSameInRow(session, next) && !(next.state === 'ended' && isRecorded);
  return isSame ? { ...(row && { row }) } : owedAgain(row);
}
