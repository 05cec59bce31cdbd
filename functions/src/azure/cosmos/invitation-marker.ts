import type { Session } from '@beside/protocol';
import type { Clock } from '../../platform';
import { CosmosFailure, type Documents, type Kept, type Place } from './documents';
import { CLAIM_MS, placeOfSession, shake, type SessionBody } from './session-body';
import { enterSession, type SessionEntry } from './session-entry';

/** Which session a conversation holds. */
export interface InvitationMarker {
  readonly session: string;
}

const MAX_TRIES = 8;
/** The service may take a marker away then: no session lasts, and no invitation is renewed, for a week on end. */
const MARKER_TTL_S = 7 * 24 * 60 * 60;

interface Containers {
  readonly sessions: Documents<SessionBody>;
  readonly entries: Documents<SessionEntry>;
  readonly markers: Documents<InvitationMarker>;
  readonly clock: Clock;
}

/**
 * Claims the conversation for a session that is stored already; `false` when another one stands there. SESS-12 SESS-25
 * A marker whose session has ended is free, and a session never begins again. An invitation whose maker broke off before it was in the list is
 * entered here, so that it can be found and renewed; one that cannot be entered is taken away, and so is what has been coming for too long.
 */
export async function claimConversation(
  { sessions, entries, markers, clock }: Containers,
  { company, conversation, id }: Session,
): Promise<boolean> {
  const place = placeOfInvitation(company, conversation);

  async function stands(holder: Kept<SessionBody>): Promise<boolean> {
    const { isComing, record } = holder.body;
    if (isComing) return record.session.invitedAt + CLAIM_MS > clock() || !(await shake(sessions, holder));
    if (record.session.state === 'ended') return false;
    if (record.session.state !== 'invited' || (await enterSession(entries, sessions, record.session))) return true;
    await sessions.remove(holder, holder.etag);
    return false;
  }

  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const marker = await markers.get(place);
    if (!marker) {
      if (await markers.create(place, { session: id }, MARKER_TTL_S)) return true;
    } else {
      if (marker.body.session === id) return true;
      const holder = await sessions.get(placeOfSession(company, marker.body.session));
      if (holder && (await stands(holder))) return false;
      if (await markers.replace(place, { session: id }, marker.etag, MARKER_TTL_S)) return true;
    }
  }
  throw new CosmosFailure('crowded');
}

function placeOfInvitation(company: string, conversation: string): Place {
  return { pk: company, id: `invited|${Buffer.from(conversation).toString('base64url')}` };
}
