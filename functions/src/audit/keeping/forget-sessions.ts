import type { AuditEvent } from '@beside/protocol';
import type { Company } from '../../companies/company';
import type { Clock, Log } from '../../platform';
import type { ParticipantStore } from '../../sessions/participant-store';
import type { RowRelease } from '../../records/let-row-go';
import type { SessionRecord, SessionStore, StoredSession } from '../../sessions/session-store';
import type { AuditStore } from '../ledger/audit-store';
import type { CompanyLedger } from '../ledger/company-ledger';
import type { Journal } from '../ledger/journal';
import { owesLedger } from '../ledger/settle-session';

const DAY_MS = 24 * 60 * 60_000;
/** Sessions of one company that one sweep forgets; the next takes the rest. */
const SWEEP_LIMIT = 100;
/** Those that it looks at in vain: what cannot go keeps nothing from going that stands behind it. */
const MOST_STAYING = 1_000;

type SessionClosed = Extract<AuditEvent, { readonly type: 'session-closed' }>;

interface Parts {
  readonly sessions: SessionStore;
  readonly participants: ParticipantStore;
  readonly audit: AuditStore;
  readonly ledger: CompanyLedger;
  readonly journal: Journal;
  readonly releaseRow: RowRelease;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Forgets the sessions that a company has kept for as long as it wants to, each whole: first the ledger says so, then its records
 * go, then the session. What is on legal hold stays. A crash in between is gone over again. What cannot go, and what fails, keeps no other session: it is
 * thrown at the end. AUDIT-14
 */
export function createRetention(parts: Parts) {
  const { sessions, participants, audit, ledger, journal, releaseRow, clock, log } = parts;

  /** How the ledger says that the session ended, before that time; what the session says itself anybody may have written. AUDIT-18 */
  async function endOf({ session, ledger: { closed } }: StoredSession, until: number) {
    const [found] = await journal.read(`company:${session.company}`, { first: closed, last: closed });
    const { event, at } = found?.record ?? {};
    if (!found?.isGenuine || event?.type !== 'session-closed' || event.session !== session.id) {
      log(`session ${session.id}: it stays, since the ledger knows of no end`);
      return null;
    }
    return at !== undefined && at <= until ? event : null;
  }

  /** `false` where somebody has changed it just now. */
  async function mark(
    { etag, ...record }: StoredSession,
    isGoing: SessionRecord['isGoing'] & string,
  ): Promise<boolean> {
    return (await sessions.replace({ ...record, isGoing }, etag)) === 'replaced';
  }

  /** Says so in the ledger, once, however often what comes after it fails. */
  async function note(stored: StoredSession, { count, head, reference }: SessionClosed, days: number): Promise<void> {
    if (stored.isGoing === 'noted') return;
    const { id, company } = stored.session;
    await ledger.add(company, { type: 'session-forgotten', session: id, reference, count, head, days });
    const claimed = await sessions.get(company, id);
    if (claimed) await mark(claimed, 'noted');
  }

  /** Whether it went. */
  async function forget(company: string, id: string, days: number): Promise<boolean> {
    const stored = await sessions.get(company, id);
    if (!stored || stored.held || stored.session.state !== 'ended' || owesLedger(stored)) return false;
    const end = await endOf(stored, clock() - days * DAY_MS);
    if (!end || !(await releaseRow(stored, stored.session.at + days * DAY_MS, clock()))) return false;
    if (!stored.isGoing && !(await mark(stored, 'claimed'))) return false; // nobody holds it from here on
    await note(stored, end, days);
    await audit.forget(`session:${id}`);
    for (const participant of await participants.bySession(id)) await participants.remove(participant.id);
    await sessions.remove(company, id);
    return true;
  }

  return async ({ id: company, retentionDays: days }: Company): Promise<void> => {
    if (days === undefined) return;
    const [stay, failures]: [Set<string>, unknown[]] = [new Set(), []];
    for (let left = SWEEP_LIMIT, isMore = true; isMore && left > 0 && stay.size < MOST_STAYING;) {
      const limit = left + stay.size;
      const found = await sessions.forgettable(company, clock() - days * DAY_MS, limit);
      for (const id of found.filter((one) => !stay.has(one))) {
        const isGone = await forget(company, id, days).catch((error: unknown) => void failures.push(error));
        if (isGone) left -= 1;
        else stay.add(id);
      }
      isMore = found.length === limit;
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} sessions were not forgotten`);
  };
}
