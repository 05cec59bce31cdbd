import type { Session } from '@beside/protocol';
import { CosmosFailure, type Documents } from './documents';
import { placeOfSession, type SessionBody } from './session-body';

/** A session in its company's list: what never changes of it. Its name is the reference, which makes that unique. SESS-2 */
export interface SessionEntry {
  readonly session: string;
  readonly reference: string;
  readonly conversation: string;
  readonly invitedAt: number;
}

const MAX_TRIES = 8;

/** Enters the session into the list; `false` when another one has its reference. An entry without a session is nobody's. */
export async function enterSession(
  entries: Documents<SessionEntry>,
  sessions: Documents<SessionBody>,
  { company, id: session, reference, conversation, invitedAt }: Session,
): Promise<boolean> {
  const place = { pk: company, id: `reference|${reference}` };
  const entry = { session, reference, conversation, invitedAt };
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const found = await entries.get(place);
    if (!found) {
      if (await entries.create(place, entry)) return true;
    } else {
      if (found.body.session === session) return true;
      if (await sessions.get(placeOfSession(company, found.body.session))) return false;
      if (await entries.replace(place, entry, found.etag)) return true;
    }
  }
  throw new CosmosFailure('crowded');
}
