import { accept, refuse, type Outcome, type Session } from '@beside/protocol';
import { z } from 'zod';
import type { Clock, Random } from '../platform';
import type { OnceStore } from '../tokens/once-store';
import type { ChangeSession } from './change-session';
import type { Participant, ParticipantStore } from './participant-store';
import type { SocketGateway } from './socket-gateway';

/** The client connects at once with what it has just been given. SESS-11 */
export const SOCKET_LIFETIME_MS = 60_000;

export interface Socket {
  readonly url: string;
  readonly send: string | null;
  readonly receive: string | null;
}

/** What a ticket stands for while it waits to be spent. */
const ticketShape = z.object({ company: z.string(), session: z.string(), participant: z.string() });

interface Parts {
  readonly once: OnceStore;
  readonly participants: ParticipantStore;
  readonly gateway: SocketGateway;
  readonly change: ChangeSession;
  readonly clock: Clock;
  readonly random: Random;
}

/** One-use admissions to the socket: the user id in the client's token carries a ticket that connects once. SESS-11 */
export function createSockets({ once, participants, gateway, change, clock, random }: Parts) {
  return {
    async open(participant: Participant): Promise<Outcome<Socket>> {
      const current = await change(participant.company, participant.session, { type: 'clock' });
      if (!current.ok) return current;
      const groups = groupsFor(participant, current.value);
      if (!groups.ok) return groups;
      const ticket = Buffer.from(random(16)).toString('base64url');
      const { company, session, id } = participant;
      const value = JSON.stringify({ company, session, participant: id });
      await once.issue(`ticket:${ticket}`, value, clock() + SOCKET_LIFETIME_MS);
      const url = await gateway.clientUrl({ userId: `${id}~${ticket}`, ...groups.value });
      return accept({ url, ...groups.value });
    },

    /** Spends the ticket of a connection that wants to open; whose connection it is, or a refusal. */
    async admit(userId: string): Promise<Outcome<string>> {
      const [id = '', ticket = ''] = userId.split('~');
      const value = await once.spend(`ticket:${ticket}`, clock());
      const issued = value === null ? null : ticketShape.parse(JSON.parse(value));
      if (issued?.participant !== id) return refuse('auth/invalid');
      const participant = await participants.get(id);
      if (!participant) return refuse('auth/invalid');
      const current = await change(issued.company, issued.session, { type: 'clock' });
      if (!current.ok) return current;
      return current.value.state === 'ended' ? refuse('session/ended') : accept(id);
    },
  };
}

function groupsFor({ role }: Participant, session: Session): Outcome<{ send: string | null; receive: string | null }> {
  if (session.state === 'ended') return refuse('session/ended');
  const page = `${session.transport}.page`;
  const act = `${session.transport}.act`;
  if (session.state === 'live' || session.state === 'paused') {
    return accept(role === 'customer' ? { send: page, receive: act } : { send: act, receive: page });
  }
  return role === 'customer' ? refuse('session/wrong-state') : accept({ send: null, receive: null });
}
