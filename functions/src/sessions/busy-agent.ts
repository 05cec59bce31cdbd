import type { Session } from '@beside/protocol';
import type { ChangeSession } from './change-session';
import type { SessionStore } from './session-store';

/** The session that the agent is in, as it is now; `null` when the agent is free. SESS-12 */
export type FindBusy = (company: string, agent: string) => Promise<Session | null>;

export function createBusyFinder(sessions: SessionStore, change: ChangeSession): FindBusy {
  return async (company, agent) => {
    const busy = await sessions.busyByAgent(company, agent);
    if (!busy) return null;
    const settled = await change(company, busy.session.id, { type: 'clock' });
    return settled.ok && settled.value.state !== 'ended' ? settled.value : null;
  };
}
