import type { Session } from '@beside/protocol';
import type { Clock } from '../../platform';
import { CosmosFailure, type Documents } from './documents';
import { CLAIM_MS, holdsAgent, placeOfSession, shake, type SessionBody } from './session-body';

/** Which session of an agent may be asking, live or paused. */
export interface BusyMarker {
  readonly session: string;
  /** When it was claimed, ms since epoch. */
  readonly at: number;
}

/** The service may take a marker away then: no session lasts for a week, and the agent's id stays no longer than it must. */
const MARKER_TTL_S = 7 * 24 * 60 * 60;
const MAX_TRIES = 8;

/**
 * One busy session per agent, across partitions. SESS-12
 * A session that is to become busy (1) reads itself, (2) writes itself into its agent's marker, (3) replaces itself under the ETag of
 * (1). Who wants the marker of a session that is not busy after `CLAIM_MS` first touches that session, so that its (3) fails, and then
 * replaces the marker under the ETag that was read before. Of two who pass each other at any point one fails at an ETag and begins again.
 * A session that begins as a busy one stands there as one that is coming before (2), and (3) makes it what it is.
 * A marker is never released: one whose session is not busy any more is free.
 */
export function busyMarkers(markers: Documents<BusyMarker>, sessions: Documents<SessionBody>, clock: Clock) {
  /** Whether the session behind the marker has a right to it; one that has claimed and not changed loses its right here. */
  async function holds(company: string, { session, at }: BusyMarker): Promise<boolean> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const holder = await sessions.get(placeOfSession(company, session));
      if (!holder || holder.body.record.session.state === 'ended') return false;
      if (holdsAgent(holder.body) || at + CLAIM_MS > clock()) return true;
      if (await shake(sessions, holder)) return false;
    }
    throw new CosmosFailure('crowded');
  }

  return {
    /** `false` when another session of the agent is busy, or is about to be. */
    async claim({ company, agent, id: session }: Session): Promise<boolean> {
      const place = placeOfBusy(company, agent.id);
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const claim = { session, at: clock() };
        const marker = await markers.get(place);
        if (marker && marker.body.session !== session && (await holds(company, marker.body))) return false;
        // The own claim is written anew as well: it must be younger than what this session knows of itself.
        const isMine = marker
          ? await markers.replace(place, claim, marker.etag, MARKER_TTL_S)
          : await markers.create(place, claim, MARKER_TTL_S);
        if (isMine) return true;
      }
      throw new CosmosFailure('crowded');
    },
    async holder(company: string, agent: string): Promise<string | null> {
      return (await markers.get(placeOfBusy(company, agent)))?.body.session ?? null;
    },
  };
}

function placeOfBusy(company: string, agent: string) {
  return { pk: company, id: `busy|${Buffer.from(agent).toString('base64url')}` };
}
