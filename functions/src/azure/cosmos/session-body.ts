import { deadline, type Session } from '@beside/protocol';
import type { SessionRecord } from '../../sessions/session-store';
import type { Place } from './documents';

/** A session as a document. `version` counts its changes; the ETag also changes when it is only touched. */
export interface SessionBody {
  readonly company: string;
  readonly version: number;
  /** The next deadline, ms since epoch; absent once the session has ended, so that no search finds it. */
  readonly due?: number;
  readonly record: SessionRecord;
}

export function sessionBody({ session, seq, pending }: SessionRecord, version: number): SessionBody {
  const due = deadline(session);
  return { company: session.company, version, ...(due !== null && { due }), record: { session, seq, pending } };
}

/** A partition for each session: its own changes wait for no other's. */
export function placeOfSession(company: string, id: string): Place {
  return { pk: `${company}|${id}`, id };
}

export function isBusy({ state }: Session): boolean {
  return state === 'asking' || state === 'live' || state === 'paused';
}
