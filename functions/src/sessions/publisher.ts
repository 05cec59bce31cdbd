import type { SessionView, WrittenLetter } from '@beside/protocol';

/** Says facts to participants over their sockets. May fail: the API tells the same to whoever asks. */
export interface Publisher {
  tell(participant: string, session: SessionView): Promise<void>;
  tellLetter(participant: string, letter: WrittenLetter): Promise<void>;
  /** Closes every connection of the participant. */
  close(participant: string): Promise<void>;
}
