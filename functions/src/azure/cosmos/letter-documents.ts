import { ABSOLUTE_MS } from '@beside/protocol';
import type { Clock } from '../../platform';
import type { LetterStore, StoredLetter } from '../../sessions/letter-store';
import { CosmosFailure, type Documents } from './documents';
import { ttlUntil } from './ttl';

/** So many others got the number first: more than a session has participants to write. */
const MAX_TRIES = 32;
/** `number` as a document's id. */
const NUMBER_DIGITS = 6;

/** A session's letters are a partition, each named by its number, create-only. There are few of them: a handshake has a handful of steps. */
export function letterDocuments(documents: Documents<StoredLetter>, clock: Clock): LetterStore {
  async function last(session: string): Promise<number> {
    for await (const { body } of documents.search({ pk: session, orderBy: 'c.body.number DESC', page: 1 }))
      return body.number;
    return 0;
  }

  async function lettersOf(session: string): Promise<readonly StoredLetter[]> {
    const letters: StoredLetter[] = [];
    for await (const { body } of documents.search({ pk: session, orderBy: 'c.body.number ASC' })) letters.push(body);
    return letters;
  }

  return {
    async post(letter) {
      const { session, at } = letter;
      let number = (await last(session)) + 1;
      for (let tries = 0; tries < MAX_TRIES; tries += 1, number += 1) {
        const place = { pk: session, id: String(number).padStart(NUMBER_DIGITS, '0') };
        const posted = { ...letter, number };
        if (await documents.create(place, posted, ttlUntil(at + ABSOLUTE_MS, clock()))) return posted;
      }
      throw new CosmosFailure('crowded');
    },
    countFrom: async (session, from) => (await lettersOf(session)).filter((letter) => letter.from === from).length,
    readFor: async (session, to, after) =>
      (await lettersOf(session)).filter((letter) => letter.to === to && letter.number > after),
    // The service forgets by TTL.
    forget: async () => undefined,
  };
}
