import { refuse, type Outcome, type Session, type SupervisorReason } from '@beside/protocol';
import { isWithin, type Reader } from '../audit/reading/reach';
import type { ChangeSession } from './change-session';
import type { SessionStore } from './session-store';

/** Ends a session that a supervisor reaches, with who and why in its audit. What is out of reach does not exist. SESS-33 */
export function createSupervision(sessions: SessionStore, change: ChangeSession) {
  return async (
    { id: person, name, company, reach }: Reader,
    id: string,
    reason: SupervisorReason,
  ): Promise<Outcome<Session>> => {
    const stored = await sessions.get(company, id);
    if (!stored || !isWithin(reach, stored.session)) return refuse('session/unknown');
    return change(company, id, { type: 'end', by: 'supervisor', reason }, { id: person, name });
  };
}
