import { accept, agreeVersion, refuse, type Outcome, type Session, type Versions } from '@beside/protocol';
import type { Clock, Random } from '../platform';
import type { Participant, ParticipantStore } from './participant-store';
import type { Presence } from './presence';
import type { Publisher } from './publisher';
import { uuidV7 } from './uuid-v7';

interface Parts {
  readonly participants: ParticipantStore;
  readonly presence: Presence;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * The agent's desk joins, or joins again after the CRM rebuilt it. A session has one desk: with a new key the earlier desk's
 * credential stops working and its connections close.
 */
export function createDeskJoiner({ participants, presence, publisher, clock, random }: Parts) {
  async function dismiss(earlier: Participant): Promise<void> {
    await participants.remove(earlier.id);
    // A desk that is gone cannot be closed, and a relay that is away closes nothing: its next connection is refused anyway.
    await publisher.close(earlier.id).catch(() => undefined);
  }

  return async (session: Session, jkt: string, versions: Versions): Promise<Outcome<Participant>> => {
    if (session.state === 'ended') return refuse('session/ended');
    if (session.state !== 'invited' && !agreeVersion(versions, { min: session.version, max: session.version })) {
      return refuse('session/version');
    }
    const desks = (await participants.bySession(session.id)).filter(({ role }) => role === 'agent');
    const again = desks.find((desk) => desk.jkt === jkt);
    const { company, id } = session;
    const desk = again ?? { id: uuidV7(clock(), random), company, session: id, role: 'agent', jkt, connection: null };
    if (!again) await participants.create(desk);
    const earlier = desks.filter((one) => one.id !== desk.id);
    await Promise.all(earlier.map(dismiss));
    if (earlier.length > 0) await presence.settle(desk);
    return accept(desk);
  };
}
