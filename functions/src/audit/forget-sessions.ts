import type { Company } from '../companies/company';
import type { Clock, Log } from '../platform';
import type { ParticipantStore } from '../sessions/participant-store';
import type { RowRelease } from '../records/let-row-go';
import type { SessionStore, StoredSession } from '../sessions/session-store';
import type { AuditStore } from './audit-store';
import type { CompanyLedger } from './company-ledger';
import type { Journal } from './journal';
import { owesLedger } from './settle-session';

const DAY_MS = 24 * 60 * 60_000;
/** Sessions of one company that one sweep forgets; the next takes the rest. */
const SWEEP_LIMIT = 100;

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
 * go, then the session. What is on legal hold stays. A crash in between is gone over again. AUDIT-14
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

  async function forget(company: string, id: string, days: number): Promise<void> {
    const stored = await sessions.get(company, id);
    if (!stored || stored.held || stored.session.state !== 'ended' || owesLedger(stored)) return;
    const end = await endOf(stored, clock() - days * DAY_MS);
    if (!end || !(await releaseRow(stored, stored.session.at + days * DAY_MS, clock()))) return;
    const { count, head, reference } = end;
    await ledger.add(company, { type: 'session-forgotten', session: id, reference, count, head, days });
    await audit.forget(`session:${id}`);
    for (const participant of await participants.bySession(id)) await participants.remove(participant.id);
    await sessions.remove(company, id);
  }

  return async ({ id: company, retentionDays: days }: Company): Promise<void> => {
    if (days === undefined) return;
    for (const id of await sessions.forgettable(company, clock() - days * DAY_MS, SWEEP_LIMIT))
      await forget(company, id, days);
  };
}
