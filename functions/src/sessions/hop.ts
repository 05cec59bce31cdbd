import { accept, refuse, type Outcome, type Session } from '@beside/protocol';
import type { HopTicket } from '../tokens/credential';
import type { ChangeSession } from './change-session';
import type { Participant, ParticipantStore } from './participant-store';
import type { Publisher } from './publisher';

interface Parts {
  readonly participants: ParticipantStore;
  readonly publisher: Publisher;
  readonly change: ChangeSession;
}

/**
 * The customer's page goes on at another origin of the company: the participant is bound to that page's key, and what the page before
 * still holds is worth nothing. Once for each key, so that one page sends at a time. SEAL-12 SEAL-13
 * @param jkt thumbprint of the new page's key
 */
export function createHopTaker({ participants, publisher, change }: Parts) {
  return async (
    ticket: HopTicket,
    jkt: string,
    origin: string,
  ): Promise<Outcome<{ readonly participant: Participant; readonly session: Session }>> => {
    const participant = await participants.rekey(ticket.participant, ticket.jkt, jkt);
    if (participant?.session !== ticket.session) return refuse('auth/invalid');
    await publisher.close(participant.id).catch(() => undefined); // a relay that is away closes nothing, and lets nobody in again
    const moved = await change(ticket.company, ticket.session, { type: 'move', origin });
    return moved.ok ? accept({ participant, session: moved.value }) : moved;
  };
}
