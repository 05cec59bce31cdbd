import type { Session } from '@beside/protocol';
import type { ChangeSession } from './change-session';
import type { SessionStore } from './session-store';

/** What stands in a conversation before a session of this agent. */
export type Room =
  { readonly is: 'free' } | { readonly is: 'own-invitation'; readonly session: Session } | { readonly is: 'colleague' };

export type FindRoom = (company: string, agent: string, conversation: string) => Promise<Room>;

/**
 * Looks at a conversation before a session begins there. A colleague's invitation that waits is taken back: the conversation has moved on. A
 * colleague's session that goes on stays: whoever has the customer's page ends it, or its own limits do. SESS-25
 */
export function createRoomFinder(sessions: SessionStore, change: ChangeSession): FindRoom {
  return async (company, agent, conversation) => {
    const latest = await sessions.latestByConversation(company, conversation);
    if (!latest || latest.session.state === 'ended') return { is: 'free' };
    const { id } = latest.session;
    const now = await change(company, id, { type: 'clock' });
    if (!now.ok || now.value.state === 'ended') return { is: 'free' };
    const session = now.value;
    const isOwn = session.agent.id === agent;
    if (session.state !== 'invited') return { is: isOwn ? 'free' : 'colleague' };
    if (isOwn) return { is: 'own-invitation', session };
    await change(company, id, { type: 'end', by: 'server', reason: 'cancelled' });
    return { is: 'free' };
  };
}
