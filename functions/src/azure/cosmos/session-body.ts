import { deadline, type Session } from '@beside/protocol';
import { forgetFrom } from '../../audit/keeping/forget-from';
import { owesLedger } from '../../audit/ledger/settle-session';
import type { SessionRecord } from '../../sessions/session-store';
import type { Documents, Kept, Place } from './documents';

/** Between a claim and the change of the session lies one request. Who has not changed after this has failed on the way. */
export const CLAIM_MS = 10_000;

/** A session as a document. `version` counts its changes; the ETag also changes when it is only touched. */
export interface SessionBody {
  readonly company: string;
  readonly version: number;
  /** The next deadline, ms since epoch; absent once the session has ended, so that no search finds it. */
  readonly due?: number;
  /** The ledger has still to hear of its birth or its end. AUDIT-9 */
  readonly owes?: true;
  /** When its row is tried next, ms since epoch; absent while none is owed. ROW-2 */
  readonly rowDue?: number;
  /** From when its time is counted, ms since epoch; absent while it lasts, and while it is held. AUDIT-14 */
  readonly forgetFrom?: number;
  /** Nobody's yet: it is to begin as one that is busy, and has still to get its agent. */
  readonly isComing?: true;
  readonly record: SessionRecord;
}

export function sessionBody(record: SessionRecord, version: number): SessionBody {
  const { session, seq, head, mac, pending, ledger, held, isGoing, row } = record;
  const [due, from] = [deadline(session), forgetFrom(record)];
  return {
    company: session.company,
    version,
    ...(due !== null && { due }),
    ...(owesLedger(record) && { owes: true }),
    ...(row?.is === 'owed' && { rowDue: row.due }),
    ...(from !== null && { forgetFrom: from }),
    record: {
      session,
      seq,
      head,
      mac,
      pending,
      ledger,
      ...(held && { held }),
      ...(isGoing && { isGoing }),
      ...(row && { row }),
    },
  };
}

/** What stands there until the session has its agent: no search finds it. */
export function comingBody(record: SessionRecord): SessionBody {
  return { company: record.session.company, version: 0, isComing: true, record };
}

/** A partition for each session: its own changes wait for no other's. */
export function placeOfSession(company: string, id: string): Place {
  return { pk: `${company}|${id}`, id };
}

export function isBusy({ state }: Session): boolean {
  return state === 'asking' || state === 'live' || state === 'paused';
}

export function holdsAgent({ isComing, record }: SessionBody): boolean {
  return !isComing && isBusy(record.session);
}

/** Makes the change under way fail: it knows the document by its ETag. What is not yet a session goes. */
export function shake(sessions: Documents<SessionBody>, { pk, id, body, etag }: Kept<SessionBody>): Promise<boolean> {
  return body.isComing ? sessions.remove({ pk, id }, etag) : sessions.replace({ pk, id }, body, etag);
}
