import { accept, refuse, type AuditRecord, type Outcome, type Reading } from '@beside/protocol';
import { flushAudit } from '../sessions/flush-audit';
import type { SessionFilter, SessionStore } from '../sessions/session-store';
import { auditSession, type AuditSession } from './audit-session';
import type { AuditStore, TimeRange } from './audit-store';
import type { CompanyLedger } from './company-ledger';
import type { Refusals } from './refusals';

const PAGE_SIZE = 50;

/** Who reads, and whose audit. */
export interface Reader {
  readonly id: string;
  /** As the token says it: a supervisor reads names. */
  readonly name: string;
  readonly company: string;
}

/** Reads the audit. Every reading is in the company's own log before its answer leaves. AUDIT-4 */
export function createAuditReader(
  sessions: SessionStore,
  audit: AuditStore,
  ledger: CompanyLedger,
  refusals: Refusals,
) {
  const note = ({ id, name, company }: Reader, what: Reading) =>
    ledger.add(company, { type: 'audit-read', what }, { id, name });

  return {
    async list(reader: Reader, filter: Omit<SessionFilter, 'limit'>) {
      await note(reader, 'list');
      const found = await sessions.list(reader.company, { ...filter, limit: PAGE_SIZE + 1 });
      const page = found.slice(0, PAGE_SIZE);
      return { sessions: page.map(auditSession), next: found.length > PAGE_SIZE ? (page.at(-1)?.id ?? null) : null };
    },

    async session(
      reader: Reader,
      id: string,
    ): Promise<Outcome<{ session: AuditSession; records: readonly AuditRecord[] }>> {
      await note(reader, 'session');
      const stored = await sessions.get(reader.company, id);
      if (!stored) return refuse('session/unknown');
      if ((await flushAudit(audit, stored)).length > 0) return refuse('service/unavailable');
      return accept({ session: auditSession(stored.session), records: await audit.read(`session:${id}`, {}) });
    },

    async company(reader: Reader, range: TimeRange): Promise<readonly AuditRecord[]> {
      await refusals.settle();
      await note(reader, 'company');
      return audit.read(`company:${reader.company}`, range);
    },
  };
}
