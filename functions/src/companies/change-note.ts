import { canonicalJson, type AuditEvent, type Person } from '@beside/protocol';
import type { CompanyLedger } from '../audit/company-ledger';
import type { Journal } from '../audit/journal';
import type { ChangeNote, Company } from './company';

export type ChangeNotes = ReturnType<typeof createChangeNotes>;

/** Brings what was changed at companies into their ledgers, once. COMP-1 */
export function createChangeNotes(ledger: CompanyLedger, journal: Journal) {
  /** Notes that this process knows to be in the ledger: company and revision. */
  const told = new Set<string>();

  async function isTold({ id }: Company, { event, by, after }: ChangeNote): Promise<boolean> {
    const wanted = canonicalJson(event);
    const records = await journal.read(`company:${id}`, { first: after + 1 });
    return records.some(
      ({ isGenuine, record }) =>
        isGenuine && canonicalJson(record.event) === wanted && (record.actor?.id ?? by.id) === by.id,
    );
  }

  return {
    /** To be stored with the change itself. */
    async of(company: string, event: AuditEvent, { id, name }: Person): Promise<ChangeNote> {
      return { event, by: { id, name }, after: (await ledger.tail(company)).seq };
    },

    /** Tells the ledger of the last change, unless it has heard of it. To be called after each change, before the next, and with every sweep. */
    async settle(company: Company): Promise<void> {
      const { id, revision, note } = company;
      const key = `${id} ${revision}`;
      if (!note || told.has(key)) return;
      if (!(await isTold(company, note))) await ledger.add(id, note.event, note.by);
      told.add(key);
    },
  };
}
