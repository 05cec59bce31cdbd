import type { AuditLog, Person } from '@beside/protocol';
import type { ChangeNotes } from '../../companies/change-note';
import type { CompanyStore } from '../../companies/company-store';
import { owedAgain } from '../../records/row-state';
import type { SessionStore, StoredSession } from '../../sessions/session-store';
import type { ViewStore } from '../../views/view-store';
import type { AuditStore } from '../ledger/audit-store';
import type { CompanyLedger } from '../ledger/company-ledger';
import type { Journal } from '../ledger/journal';

/** Records that one entry of the ledger speaks of: it stays readable. */
const MOST_PLACES = 500;
const PAGE_SIZE = 100;
const MAX_TRIES = 8;

/** What came of an erasure. `left`: sessions that still need the name, being held by law or not yet over. */
export interface Erased {
  readonly records: number;
  readonly sessions: number;
  readonly left: number;
}

interface Parts {
  readonly sessions: SessionStore;
  readonly companies: CompanyStore;
  readonly views: ViewStore;
  readonly audit: AuditStore;
  readonly ledger: CompanyLedger;
  readonly journal: Journal;
  readonly notes: ChangeNotes;
}

/**
 * Takes a person of the staff out of the company's audit and sessions: names and account ids go, every record and every chain stays.
 * The ledger says which records before they lose the name. The person's own views go with it. AUDIT-8 AUDIT-24
 */
export function createEraser({ sessions, companies, views, audit, ledger, journal, notes }: Parts) {
  const isErasable = ({ session, held }: StoredSession) => session.state === 'ended' && !held;

  /** The places in logs of this company whose names may go; an account's id may stand in another company's logs as well. */
  async function placesOf(company: string, person: string): Promise<ReadonlyMap<AuditLog, readonly number[]>> {
    const places = new Map<AuditLog, number[]>();
    for (const { log, seq } of await audit.named(person)) {
      if (log.startsWith('company:') ? log !== `company:${company}` : !(await isOwn(company, log))) continue;
      places.set(log, [...(places.get(log) ?? []), seq]);
    }
    return places;
  }

  async function isOwn(company: string, log: AuditLog): Promise<boolean> {
    const stored = await sessions.get(company, log.slice('session:'.length));
    return stored !== null && isErasable(stored);
  }

  async function eraseRecords(company: string, admin: Person, person: string): Promise<number> {
    let records = 0;
    for (const [log, all] of await placesOf(company, person)) {
      for (let from = 0; from < all.length; from += MOST_PLACES) {
        const seqs = all.slice(from, from + MOST_PLACES);
        await ledger.add(company, { type: 'names-erased', log, seqs }, admin);
        await audit.eraseNames(log, seqs);
        records += seqs.length;
      }
    }
    return records;
  }

  /** Sessions that are over lose their agent's name; their records are in the log by then. */
  async function eraseSession(company: string, id: string): Promise<boolean> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const stored = await sessions.get(company, id);
      if (!stored || !isErasable(stored) || (await journal.flush(stored)).length > 0) return false;
      const { etag, ...record } = stored;
      const { unit } = stored.session.agent;
      const session = { ...stored.session, agent: { id: '', name: '', ...(unit !== undefined && { unit }) } };
      const nameless = { ...record, ...owedAgain(record.row), session, pending: [] };
      if ((await sessions.replace(nameless, etag)) === 'replaced') return true; // otherwise its row was written just then
    }
    return false;
  }

  /** What the company itself keeps of the person: who changed it last, and a proposal, which goes with its name. COMP-1 COMP-2 */
  async function eraseFromCompany(id: string, person: string): Promise<void> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const company = await companies.byId(id);
      if (company?.note?.by.id !== person && company?.proposal?.by.id !== person) return;
      await notes.settle(company);
      const { note, proposal, ...kept } = company;
      const changed = await companies.put({
        ...{ ...kept, revision: kept.revision + 1 },
        ...(note && note.by.id !== person && { note }),
        ...(proposal && proposal.by.id !== person && { proposal }),
      });
      if (changed === 'stored') return;
    }
    throw new Error('the company kept changing');
  }

  return async (company: string, admin: Person, person: string): Promise<Erased> => {
    const own: string[] = [];
    for (let after: string | undefined; ; after = own.at(-1)) {
      const page = await sessions.list(company, { agent: person, after, limit: PAGE_SIZE });
      own.push(...page.map(({ id }) => id));
      if (page.length < PAGE_SIZE) break;
    }
    const erased = [];
    for (const id of own) erased.push(await eraseSession(company, id));
    await eraseFromCompany(company, person);
    await views.forget(company, person);
    const records = await eraseRecords(company, admin, person);
    const done = erased.filter(Boolean).length;
    return { records, sessions: done, left: own.length - done };
  };
}
