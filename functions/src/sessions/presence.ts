import type { ChangeSession } from './change-session';
import type { Participant, ParticipantStore } from './participant-store';
import type { Publisher } from './publisher';

/** Events of one session overtake each other rarely; more than this in a row are somebody else's to settle. */
const MAX_TRIES = 4;

export type Presence = ReturnType<typeof createPresence>;

/** Keeps the session's word on who is here equal to who is connected. SESS-5 SESS-6 */
export function createPresence(participants: ParticipantStore, change: ChangeSession, publisher: Publisher) {
  const isHere = async ({ session, role }: Participant) =>
    (await participants.bySession(session)).some((one) => one.role === role && one.connection !== null);

  /** Asks again after the change, so that of two events under way the later truth wins. */
  async function settle(participant: Participant): Promise<void> {
    const { company, session, role } = participant;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const here = await isHere(participant);
      const changed = await change(company, session, { type: here ? 'here' : 'away', role });
      if (!changed.ok || (await isHere(participant)) === here) return;
    }
  }

  return {
    settle,
    async connected(id: string, connection: string): Promise<void> {
      const participant = await participants.get(id);
      if (!participant) return publisher.close(id);
      await participants.connect(id, connection);
      const settled = await change(participant.company, participant.session, { type: 'clock' });
      if (settled.ok && settled.value.state === 'ended') return publisher.close(id);
      await settle(participant);
    },
    async disconnected(id: string, connection: string): Promise<void> {
      const participant = await participants.get(id);
      if (participant?.connection !== connection) return;
      await participants.disconnect(id, connection);
      await settle(participant);
    },
  };
}
