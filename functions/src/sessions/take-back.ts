import { refuse, transition } from '@beside/protocol';
import type { ChangeSession } from './change-session';

/** `false` when it cannot be taken back: the customer has followed it by now, or the store is not there to say. */
export type TakeBack = (company: string, id: string) => Promise<boolean>;

/** Takes back an invitation that still waits when it is written, and nothing that has begun since it was read. SESS-25 */
export function createTakeBack(change: ChangeSession): TakeBack {
  return async (company, id) => {
    const taken = await change(company, id, (session, now) => {
      if (session.state === 'invited')
        return transition(session, { type: 'end', by: 'server', reason: 'cancelled' }, now);
      return session.state === 'ended' ? { ok: true, session, audit: [] } : refuse('session/wrong-state');
    });
    return taken.ok;
  };
}
