import type { Channel, EndedBy, EndReason, Session, SessionState } from '@beside/protocol';

/** One session as a supervisor finds it in the audit. Times are ms since epoch. */
export interface AuditSession {
  readonly id: string;
  readonly reference: string;
  readonly agentName: string;
  readonly channel: Channel;
  readonly state: SessionState;
  readonly invitedAt: number;
  readonly origin?: string;
  readonly since?: number;
  readonly endedAt?: number;
  readonly endedBy?: EndedBy;
  readonly reason?: EndReason;
}

export function auditSession(session: Session): AuditSession {
  const { id, reference, agent, channel, state, invitedAt } = session;
  const base = { id, reference, agentName: agent.name, channel, state, invitedAt };
  switch (session.state) {
    case 'invited':
      return base;
    case 'asking':
      return { ...base, origin: session.origin };
    case 'live':
    case 'paused':
      return { ...base, origin: session.origin, since: session.since };
    case 'ended': {
      const { at: endedAt, by: endedBy, reason, origin, since } = session;
      return { ...base, ...(origin && { origin }), ...(since && { since }), endedAt, endedBy, reason };
    }
  }
}
