import { viewSession, type Session } from '@beside/protocol';
import type { CompanyStore } from '../companies/company-store';
import type { Clock, Log } from '../platform';
import type { ParticipantStore } from './participant-store';
import type { Publisher } from './publisher';

export type AnnounceSession = (session: Session) => Promise<void>;

interface Parts {
  readonly participants: ParticipantStore;
  readonly companies: CompanyStore;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Tells every participant what the session is now, and closes their connections once it has ended. What cannot be told is not an
 * error of the change: the change is stored, and whoever asks the API hears it.
 */
export function createAnnouncer({ participants, companies, publisher, clock, log }: Parts): AnnounceSession {
  return async (session) => {
    const [company, present] = await Promise.all([companies.byId(session.company), participants.bySession(session.id)]);
    const view = viewSession(session, company?.name ?? '', clock());
    const announced = present.map(async ({ id }) => {
      await publisher.tell(id, view);
      if (session.state === 'ended') await publisher.close(id);
    });
    const failed = (await Promise.allSettled(announced)).filter(({ status }) => status === 'rejected').length;
    if (failed > 0) log(`session ${session.id}: ${failed} of ${present.length} participants could not be told`);
  };
}
