import type { Participant, ParticipantStore } from '../../sessions/participant-store';
import { CosmosFailure, type Documents } from './documents';

/** A participant's own connections come and go one after the other. */
const MAX_TRIES = 8;

/**
 * A participant stands under its own id, and by name in its session's partition. The name comes first and goes last: a name without
 * a participant is nobody, a participant without a name does not happen.
 */
export function participantDocuments(
  documents: Documents<Participant>,
  names: Documents<Record<string, never>>,
): ParticipantStore {
  const own = (id: string) => ({ pk: id, id });
  const named = (session: string, id: string) => ({ pk: partitionOf(session), id });

  async function setConnection(id: string, next: (now: string | null) => string | null): Promise<void> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const found = await documents.get(own(id));
      if (!found) return;
      const connection = next(found.body.connection);
      if (connection === found.body.connection) return;
      if (await documents.replace(own(id), { ...found.body, connection }, found.etag)) return;
    }
    throw new CosmosFailure('crowded');
  }

  return {
    async create(participant) {
      await names.create(named(participant.session, participant.id), {});
      return documents.create(own(participant.id), participant);
    },
    get: async (id) => (await documents.get(own(id)))?.body ?? null,
    async bySession(session) {
      const ids: string[] = [];
      for await (const { id } of names.search({ pk: partitionOf(session) })) ids.push(id);
      const found = await Promise.all(ids.sort().map((id) => documents.get(own(id))));
      return found.flatMap((one) => (one?.body.session === session ? [one.body] : []));
    },
    connect: (id, connection) => setConnection(id, () => connection),
    disconnect: (id, connection) => setConnection(id, (now) => (now === connection ? null : now)),
    async rekey(id, from, to) {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const found = await documents.get(own(id));
        if (!found || (found.body.jkt !== from && found.body.jkt !== to)) return null;
        const participant = { ...found.body, jkt: to };
        if (found.body.jkt === to || (await documents.replace(own(id), participant, found.etag))) return participant;
      }
      throw new CosmosFailure('crowded');
    },
    async remove(id) {
      const found = await documents.get(own(id));
      if (!found) return;
      await documents.remove(own(id));
      await names.remove(named(found.body.session, id));
    },
  };
}

function partitionOf(session: string): string {
  return `session|${session}`;
}
