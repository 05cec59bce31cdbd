import type { SessionRecord } from '../../sessions/session-store';

/** An organisation that takes nothing for so long keeps nobody's session any longer than this past its time. ROW-6 */
export const ROW_PATIENCE_MS = 30 * 24 * 60 * 60_000;

/**
 * From when the time is counted that a company keeps a session: from its end, ms since epoch. One whose row has still to let go of its names is not
 * looked at before that is done, or the patience is over. `null`: not at all, since it lasts or is held. AUDIT-14 ROW-6
 */
export function forgetFrom({ session, held, row }: SessionRecord): number | null {
  if (session.state !== 'ended' || held) return null;
  return row?.isLeaving && row.is === 'owed' ? session.at + ROW_PATIENCE_MS : session.at;
}
