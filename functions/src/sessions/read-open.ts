import { deadline, type Session } from '@beside/protocol';
import type { Clock } from '../platform';
import type { ChangeSession } from './change-session';
import type { SessionFilter, SessionStore } from './session-store';

export type ReadOpen = (
  company: string,
  filter: Pick<SessionFilter, 'agent' | 'unit' | 'limit'>,
) => Promise<readonly Session[]>;

/** Sessions that have not ended, as they are now, newest first: a deadline that has passed is applied. SESS-7 */
export function createOpenReader(sessions: SessionStore, change: ChangeSession, clock: Clock): ReadOpen {
  async function settled(session: Session): Promise<Session | null> {
    const due = deadline(session);
    if (due === null || due > clock()) return session;
    const now = await change(session.company, session.id, { type: 'clock' });
    if (now.ok) return now.value.state === 'ended' ? null : now.value;
    // One that cannot be settled at the moment goes on for whoever looks.
    return now.code === 'session/unknown' ? null : session;
  }

  return async (company, filter) => {
    const found = await sessions.open(company, filter);
    return (await Promise.all(found.map(settled))).filter((session) => session !== null);
  };
}
