import type { CompanyStore } from '../companies/company-store';
import type { Clock } from '../platform';
import type { ParticipantStore } from '../sessions/participant-store';
import type { SessionStore } from '../sessions/session-store';
import type { AuditStore } from './audit-store';
import type { CompanyLedger } from './company-ledger';
import { owesLedger } from './settle-session';

const DAY_MS = 24 * 60 * 60_000;
/** Sessions of one company that one sweep forgets; the next takes the rest. */
const SWEEP_LIMIT = 100;

interface Parts {
  readonly companies: CompanyStore;
  readonly sessions: SessionStore;
  readonly participants: ParticipantStore;
  readonly audit: AuditStore;
  readonly ledger: CompanyLedger;
  readonly clock: Clock;
}

/**
 * Forgets the sessions that a company has kept for as long as it wants to, each whole: first the ledger says so, then its records
 * go, then the session. What is on legal hold stays. A crash in between is gone over again. AUDIT-14
 */
export function createRetention({ companies, sessions, participants, audit, ledger, clock }: Parts) {
  async function forget(company: string, id: string): Promise<void> {
    const stored = await sessions.get(company, id);
    if (!stored || stored.held || stored.session.state !== 'ended' || owesLedger(stored)) return;
    const { session, seq: count, head } = stored;
    await ledger.add(company, { type: 'session-forgotten', session: id, reference: session.reference, count, head });
    await audit.forget(`session:${id}`);
    for (const participant of await participants.bySession(id)) await participants.remove(participant.id);
    await sessions.remove(company, id);
  }

  return async (company: string): Promise<void> => {
    const days = (await companies.byId(company))?.retentionDays;
    if (days === undefined) return;
    for (const id of await sessions.forgettable(company, clock() - days * DAY_MS, SWEEP_LIMIT))
      await forget(company, id);
  };
}
