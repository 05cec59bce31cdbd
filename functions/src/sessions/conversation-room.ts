import type { Session } from '@beside/protocol';
import type { ChangeSession } from './change-session';
import type { SessionStore } from './session-store';
import type { TakeBack } from './take-back';

/** What stands in a conversation before a session of this agent. */
export type Room =
  | { readonly is: 'free' }
  | { readonly is: 'own-invitation'; readonly session: Session }
  | { readonly is: 'own-session'; readonly session: Session }
  | { readonly is: 'colleague' };

export type FindRoom = (company: string, agent: string, conversation: string) => Promise<Room>;

/**
 * Looks at a conversation before a session begins there. A colleague's invitation that waits is taken back: the conversation has moved on. A
 * colleague's session that goes on stays: whoever has the customer's page ends it, or its own limits do. SESS-25
 */
export function createRoomFinder(sessions: SessionStore, change: ChangeSession, takeBack: TakeBack): FindRoom {
  return async (company, agent, conversation) => {
    const latest = await sessions.latestByConversation(company, conversation);
    if (!latest || latest.session.state === 'ended') return { is: 'free' };
    const { id } = latest.session;
    const now = await change(company, id, { type: 'clock' });
    if (!now.ok || now.value.state === 'ended') return { is: 'free' };
    const session = now.value;
    const isInvited = session.state === 'invited';
    if (session.agent.id === agent) return { is: isInvited ? 'own-invitation' : 'own-session', session };
    return { is: isInvited && (await takeBack(company, id)) ? 'free' : 'colleague' };
  };
}
