import { accept, refuse, type AuditRecord, type Outcome, type Reading } from '@beside/protocol';
import type { Clock } from '../../platform';
import type { SessionFilter, SessionStore } from '../../sessions/session-store';
import { auditSession, type AuditSession } from './audit-session';
import type { AuditLog, AuditStore, TimeRange } from '../ledger/audit-store';
import type { CompanyLedger } from '../ledger/company-ledger';
import { unsealed, type Journal } from '../ledger/journal';
import { filterOf, isWithin, type Reach, type Reader } from './reach';
import type { Refusals } from '../refusals';
import type { SealAudit, SealedAudit } from '../ledger/seal-audit';

const PAGE_SIZE = 50;

interface Parts {
  readonly sessions: SessionStore;
  readonly audit: AuditStore;
  readonly ledger: CompanyLedger;
  readonly journal: Journal;
  readonly refusals: Refusals;
  readonly seal: SealAudit;
  readonly clock: Clock;
}

/** What a reader looks for among the sessions that are within reach. AUDIT-21 */
export type SessionSearch = Omit<SessionFilter, 'limit' | 'agent' | 'unit' | 'lasted'> & {
  /** Record id of a session whose agent is meant: a search stands in an address, and names nobody there. */
  readonly agentOf?: string | undefined;
  /** Only those of the reader's own business unit. */
  readonly isTeam?: boolean | undefined;
  /** Live for longer than this, in ms. */
  readonly longerThan?: number | undefined;
};

export interface ReadSession {
  readonly session: AuditSession;
  readonly records: readonly AuditRecord[];
  /** For whoever answers for others: agents check nobody. */
  readonly file?: SealedAudit;
}

/** Reads the audit. Every reading is in the company's own log before its answer leaves. AUDIT-4 */
export function createAuditReader({ sessions, audit, ledger, journal, refusals, seal, clock }: Parts) {
  const note = ({ id, name, company }: Reader, what: Reading) =>
    ledger.add(company, { type: 'audit-read', what }, { id, name });

  /** The places of the ledger that a time spans; of a time without records the end. */
  async function placesOf(company: string, range: TimeRange): Promise<{ first?: number; last?: number }> {
    if (range.from === undefined && range.to === undefined) return {};
    const records = await audit.read(`company:${company}`, range);
    const [first, last] = [records[0]?.seq, records.at(-1)?.seq];
    if (first !== undefined && last !== undefined) return { first, last };
    const end = (await audit.last(`company:${company}`))?.seq ?? 1;
    return { first: end, last: end };
  }

  /** Nothing where what narrows the search is out of reach, or not there. */
  async function find(reader: Reader, { agentOf, isTeam, longerThan, ...filter }: SessionSearch) {
    const { company, reach, unit } = reader;
    const one = agentOf === undefined ? undefined : (await sessions.get(company, agentOf))?.session;
    if (agentOf !== undefined && !(one?.agent.id && isWithin(reach, one))) return []; // nor of whom whose name was erased
    if (isTeam && unit === undefined) return [];
    return sessions.list(company, {
      ...filter,
      ...(one && { agent: one.agent.id }),
      ...(isTeam && { unit }),
      ...(longerThan !== undefined && { lasted: { ms: longerThan, now: clock() } }),
      ...filterOf(reach),
      limit: PAGE_SIZE + 1,
    });
  }

  const recordsOf = async (log: AuditLog, range: TimeRange) => (await audit.read(log, range)).map(unsealed);

  return {
    async list(reader: Reader, search: SessionSearch) {
      await note(reader, 'list');
      const found = await find(reader, search);
      const page = found.slice(0, PAGE_SIZE);
      const seen = page.map((session) => auditSession(session, reader, clock()));
      const next = found.length > PAGE_SIZE ? (page.at(-1)?.id ?? null) : null;
      return { sessions: seen, next, hasTeam: reader.unit !== undefined };
    },

    async session(reader: Reader, id: string): Promise<Outcome<ReadSession>> {
      await note(reader, 'session');
      const { company, reach } = reader;
      const stored = await sessions.get(company, id);
      if (!stored || !isWithin(reach, stored.session)) return refuse('session/unknown');
      if ((await journal.flush(stored)).length > 0) return refuse('service/unavailable');
      const session = auditSession(stored.session, reader, clock());
      const records = await recordsOf(`session:${id}`, {});
      if (reach !== 'company' && 'agent' in reach) return accept({ session, records });
      const { opened: first, closed: last } = stored.ledger;
      const file = await seal({ company, scope: 'session', first, last, sessions: { id }, names: namesFor(reach) });
      return accept({ session, records, file });
    },

    /** The company's own log; its file goes from checkpoint to checkpoint, and so further than what was asked for. */
    async company(reader: Reader, range: TimeRange): Promise<{ records: readonly AuditRecord[]; file: SealedAudit }> {
      await refusals.settle();
      await note(reader, 'company');
      const { company } = reader;
      const places = await placesOf(company, range);
      const file = await seal({ company, scope: 'ledger', ...places, sessions: { born: () => false }, names: 'all' });
      return { records: await recordsOf(`company:${company}`, range), file };
    },

    /** Everything that began in a time. Of a business unit the unit's sessions alone, and a ledger without names. */
    async export(reader: Reader, range: TimeRange): Promise<SealedAudit> {
      await refusals.settle();
      await note(reader, 'export');
      const { company, reach } = reader;
      return seal({
        company,
        scope: reach === 'company' ? 'company' : 'ledger',
        ...(await placesOf(company, range)),
        sessions: { born: (session) => isWithin(reach, session) },
        names: namesFor(reach),
      });
    },
  };
}

function namesFor(reach: Reach): 'all' | 'withheld' {
  return reach === 'company' ? 'all' : 'withheld';
}
