import { ROW_PATIENCE_MS } from '../audit/keeping/forget-from';
import type { SessionStore, StoredSession } from '../sessions/session-store';
import { owedAgain } from './row-state';

export type RowRelease = (stored: StoredSession, from: number, now: number) => Promise<boolean>;

/**
 * Whether a session may be forgotten as far as its row goes: the row names nobody any more, or could not be reached for a month. Until then
 * it is owed without names. ROW-6 @param from when the session's time was over, ms since epoch
 */
export function createRowRelease(sessions: SessionStore): RowRelease {
  return async ({ etag, ...record }, from, now) => {
    const { row } = record;
    if (!row) return true;
    if (row.isLeaving) return row.is === 'written' || from + ROW_PATIENCE_MS <= now;
    const { row: owed } = owedAgain(row);
    await sessions.replace({ ...record, ...(owed && { row: { ...owed, isLeaving: true } }) }, etag);
    return false;
  };
}
