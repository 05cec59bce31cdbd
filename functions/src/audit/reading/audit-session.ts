import { createHash } from 'node:crypto';
import {
  risksOf,
  type Channel,
  type EndedBy,
  type EndReason,
  type Risk,
  type Session,
  type SessionState,
} from '@beside/protocol';
import { isWithin, type Reader } from './reach';

/** One session as a supervisor finds it in the audit. Times are ms since epoch. */
export interface AuditSession {
  readonly id: string;
  readonly reference: string;
  readonly agentName: string;
  /** Tells agents of the same name apart and names nobody; absent once the name is erased. AUDIT-21 */
  readonly agentKey?: string;
  readonly channel: Channel;
  readonly state: SessionState;
  readonly invitedAt: number;
  readonly origin?: string;
  readonly since?: number;
  readonly endedAt?: number;
  readonly endedBy?: EndedBy;
  readonly reason?: EndReason;
  readonly risks: readonly Risk[];
  /** Whether this reader may end it now. SESS-34 */
  readonly mayEnd: boolean;
}

/** @param now ms since epoch */
export function auditSession(session: Session, { ends }: Pick<Reader, 'ends'>, now: number): AuditSession {
  const { id, reference, agent, channel, state, invitedAt } = session;
  const mayEnd = state !== 'ended' && ends !== null && isWithin(ends, session);
  const base = {
    id,
    reference,
    agentName: agent.name,
    ...(agent.id !== '' && { agentKey: keyOf(session) }),
    channel,
    state,
    invitedAt,
    risks: risksOf(session, now),
    mayEnd,
  };
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

/** As many letters as tell a company's agents apart. */
const KEY_LENGTH = 16;

function keyOf({ company, agent }: Session): string {
  return createHash('sha256').update(`${company}|${agent.id}`).digest('base64url').slice(0, KEY_LENGTH);
}
