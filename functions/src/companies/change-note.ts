import { canonicalJson, type AuditEvent, type Person } from '@beside/protocol';
import type { CompanyLedger } from '../audit/ledger/company-ledger';
import type { Journal } from '../audit/ledger/journal';
import type { Log } from '../platform';
import type { ChangeNote, Company } from './company';

interface Parts {
  readonly ledger: CompanyLedger;
  readonly journal: Journal;
  readonly log: Log;
}

export type ChangeNotes = ReturnType<typeof createChangeNotes>;

/** Brings what was changed at companies into their ledgers, once. COMP-1 */
export function createChangeNotes({ ledger, journal, log }: Parts) {
  /** The revision of each company whose note this process knows to be in the ledger. */
  const told = new Map<string, number>();
  /** Two that tell of one change at the same time tell it once. */
  const telling = new Map<string, Promise<void>>();

  async function isTold(id: string, { event, by, after }: ChangeNote): Promise<boolean> {
    const wanted = canonicalJson(event);
    const records = await journal.read(`company:${id}`, { first: after + 1, types: [event.type] });
    return records.some(
      ({ isGenuine, record }) =>
        isGenuine && canonicalJson(record.event) === wanted && (record.actor?.id ?? by.id) === by.id,
    );
  }

  async function tell({ id, revision }: Company, note: ChangeNote): Promise<void> {
    if (!(await isTold(id, note))) await ledger.add(id, note.event, note.by);
    told.set(id, revision);
  }

  async function settle(company: Company): Promise<void> {
    const { id, revision, note } = company;
    if (!note || told.get(id) === revision) return;
    const key = `${id} ${revision}`;
    const under = telling.get(key) ?? tell(company, note).finally(() => telling.delete(key));
    telling.set(key, under);
    await under;
  }

  return {
    /** To be stored with the change itself. */
    async of(company: string, event: AuditEvent, { id, name }: Person): Promise<ChangeNote> {
      return { event, by: { id, name }, after: (await ledger.tail(company)).seq };
    },

    /** Tells the ledger of the last change, unless it has heard of it. To be called before the next change, and with every sweep. */
    settle,
    /** The same after a change: a ledger that is away keeps no change from holding, and the sweep tells it later. */
    async trySettle(company: Company): Promise<void> {
      await settle(company).catch(() =>
        log(`company ${company.id}: its last change is still to be written to the ledger`),
      );
    },
  };
}
