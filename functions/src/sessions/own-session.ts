import { refuse, type Outcome, type Session } from '@beside/protocol';
import type { ChangeSession } from './change-session';
import type { ReadOpen } from './read-open';
import type { SessionStore } from './session-store';

/** More than one agent has conversations: an invitation waits for minutes, and only one session at a time goes on. */
const MOST_OPEN = 200;

export interface SessionOwner {
  readonly company: string;
  readonly agent: string;
}

/** What an agent may reach: the own sessions in the own company. Anything else does not exist for this agent. */
export function createOwnSessions(sessions: SessionStore, change: ChangeSession, readOpen: ReadOpen) {
  /** As it is now: a deadline that has passed is applied. */
  const settle = (session: Session) => change(session.company, session.id, { type: 'clock' });

  return {
    async byId({ company, agent }: SessionOwner, id: string): Promise<Outcome<Session>> {
      const stored = await sessions.get(company, id);
      return stored?.session.agent.id === agent ? settle(stored.session) : refuse('session/unknown');
    },
    async latestByConversation({ company, agent }: SessionOwner, conversation: string): Promise<Outcome<Session>> {
      const stored = await sessions.latestByConversation(company, conversation);
      return stored?.session.agent.id === agent ? settle(stored.session) : refuse('session/unknown');
    },
    /** All that have not ended, as they are now, the newest first. */
    open: ({ company, agent }: SessionOwner): Promise<readonly Session[]> =>
      readOpen(company, { agent, limit: MOST_OPEN }),
    /** The PIN went into the chat, or was read out. */
    async markSent(owner: SessionOwner, id: string): Promise<Outcome<Session>> {
      const own = await this.byId(owner, id);
      if (!own.ok) return own;
      return change(owner.company, id, (session) => {
        if (session.state === 'ended') return refuse('session/ended');
        return { ok: true, session, audit: [{ type: 'pin-sent', channel: session.channel }] };
      });
    },
    async end(
      owner: SessionOwner,
      id: string,
      reason: 'exit' | 'cancelled' | 'conversation-ended',
    ): Promise<Outcome<Session>> {
      const own = await this.byId(owner, id);
      return own.ok ? change(owner.company, id, { type: 'end', by: 'agent', reason }) : own;
    },
  };
}
