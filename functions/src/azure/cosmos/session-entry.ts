import type { Session } from '@beside/protocol';
import { CosmosFailure, type Documents, type Place } from './documents';
import { placeOfSession, type SessionBody } from './session-body';

/** A session in its company's list: what never changes of it. Its name is the reference, which makes that unique. SESS-2 */
export interface SessionEntry {
  readonly session: string;
  readonly conversation: string;
}

const MAX_TRIES = 8;

/** Enters the session into the list; `false` when another one has its reference. An entry without a session is nobody's. */
export async function enterSession(
  entries: Documents<SessionEntry>,
  sessions: Documents<SessionBody>,
  session: Session,
): Promise<boolean> {
  const { company, id, conversation } = session;
  const place = placeOfEntry(session);
  const entry = { session: id, conversation };
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const found = await entries.get(place);
    if (!found) {
      if (await entries.create(place, entry)) return true;
    } else {
      if (found.body.session === id) return true;
      if (await sessions.get(placeOfSession(company, found.body.session))) return false;
      if (await entries.replace(place, entry, found.etag)) return true;
    }
  }
  throw new CosmosFailure('crowded');
}

/** Takes the session out of the list. */
export async function leaveList(entries: Documents<SessionEntry>, session: Session): Promise<void> {
  const found = await entries.get(placeOfEntry(session));
  if (found?.body.session === session.id) await entries.remove(placeOfEntry(session), found.etag);
}

function placeOfEntry({ company, reference }: Session): Place {
  return { pk: company, id: `reference|${reference}` };
}
