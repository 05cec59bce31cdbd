import { accept, MAX_LETTERS, refuse, type Outcome, type WrittenLetter } from '@beside/protocol';
import type { Clock, Log } from '../platform';
import type { ChangeSession } from './change-session';
import type { LetterStore, StoredLetter } from './letter-store';
import type { Participant, ParticipantStore } from './participant-store';
import type { Publisher } from './publisher';

/** Whoever will be the customer is not known yet when the desk first writes. */
const CUSTOMER = 'customer';

interface Parts {
  readonly letters: LetterStore;
  readonly participants: ParticipantStore;
  readonly publisher: Publisher;
  readonly change: ChangeSession;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Carries the steps of handshakes between the customer and those who would look, before they share a socket. What is in them is theirs:
 * the server could change it, and they would see that by the words. SEAL-2 SEAL-6
 */
export function createLetters({ letters, participants, publisher, change, clock, log }: Parts) {
  async function deliver(sent: StoredLetter, recipient: Participant | undefined): Promise<void> {
    if (!recipient) return; // whoever is not here yet asks
    await publisher
      .tellLetter(recipient.id, written(sent))
      .catch(() => log(`session ${sent.session}: a letter was not told`));
  }

  return {
    /** @param to a participant of the session, or `customer` */
    async post(writer: Participant, to: string, text: string): Promise<Outcome<number>> {
      const { company, session, id: from } = writer;
      const current = await change(company, session, { type: 'clock' });
      if (!current.ok) return current;
      if (current.value.state === 'ended') return refuse('session/ended');
      const present = await participants.bySession(session);
      const recipient = present.find((one) => (to === CUSTOMER ? one.role === CUSTOMER : one.id === to));
      const isOwnSide = recipient?.role === writer.role;
      if (isOwnSide || (!recipient && to !== CUSTOMER)) return refuse('session/unknown');
      if ((await letters.countFrom(session, from)) >= MAX_LETTERS) return refuse('session/wrong-state');
      const sent = await letters.post({ session, from, to, text, at: clock() });
      await deliver(sent, recipient);
      return accept(sent.number);
    },

    /**
     * Of participants who are still here: what a desk that was taken down wrote is nobody's. Refused when the session is over, so that whoever
     * still compares words hears of it.
     */
    async readFor(reader: Participant, after: number): Promise<Outcome<readonly WrittenLetter[]>> {
      const current = await change(reader.company, reader.session, { type: 'clock' });
      if (!current.ok) return current;
      if (current.value.state === 'ended') return refuse('session/ended');
      const present = new Set((await participants.bySession(reader.session)).map(({ id }) => id));
      const to = reader.role === CUSTOMER ? CUSTOMER : reader.id;
      const found = await letters.readFor(reader.session, to, after);
      return accept(found.filter(({ from }) => present.has(from)).map(written));
    },
  };
}

function written({ number, from, text }: StoredLetter): WrittenLetter {
  return { number, from, text };
}
