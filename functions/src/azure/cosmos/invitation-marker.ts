import type { Session } from '@beside/protocol';
import { CosmosFailure, type Documents, type Place } from './documents';
import { placeOfSession, type SessionBody } from './session-body';
import { enterSession, type SessionEntry } from './session-entry';

/** Which session waits as the invitation of a conversation. */
export interface InvitationMarker {
  readonly session: string;
}

const MAX_TRIES = 8;
/** The service may take a marker away then: an invitation waits ten minutes, and is not renewed for a week on end. */
const MARKER_TTL_S = 7 * 24 * 60 * 60;

interface Containers {
  readonly sessions: Documents<SessionBody>;
  readonly entries: Documents<SessionEntry>;
  readonly markers: Documents<InvitationMarker>;
}

/** Which session waits in the conversation, by its id; `null` when none does. */
export async function waitingIn(
  { sessions, markers }: Pick<Containers, 'sessions' | 'markers'>,
  { company, conversation }: Session,
): Promise<string | null> {
  const marker = await markers.get(placeOfInvitation(company, conversation));
  const holder = marker && (await sessions.get(placeOfSession(company, marker.body.session)));
  return holder?.body.record.session.state === 'invited' ? holder.body.record.session.id : null;
}

/**
 * Claims the conversation for a session that is stored already; `false` when another one waits there. SESS-12
 * A marker whose session waits no more is free, and a session never begins to wait again. One whose maker broke off before it was in the
 * list is entered here, so that it can be found and renewed; one that cannot be entered is taken away.
 */
export async function claimConversation(
  { sessions, entries, markers }: Containers,
  { company, conversation, id }: Session,
): Promise<boolean> {
  const place = placeOfInvitation(company, conversation);

  async function waits(session: string): Promise<boolean> {
    const holder = await sessions.get(placeOfSession(company, session));
    if (holder?.body.record.session.state !== 'invited') return false;
    if (await enterSession(entries, sessions, holder.body.record.session)) return true;
    await sessions.remove(placeOfSession(company, session), holder.etag);
    return false;
  }

  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const marker = await markers.get(place);
    if (!marker) {
      if (await markers.create(place, { session: id }, MARKER_TTL_S)) return true;
    } else {
      if (marker.body.session === id) return true;
      if (await waits(marker.body.session)) return false;
      if (await markers.replace(place, { session: id }, marker.etag, MARKER_TTL_S)) return true;
    }
  }
  throw new CosmosFailure('crowded');
}

function placeOfInvitation(company: string, conversation: string): Place {
  return { pk: company, id: `invited|${Buffer.from(conversation).toString('base64url')}` };
}
