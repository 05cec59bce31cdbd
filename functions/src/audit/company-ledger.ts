import { chainEntries, emptyLog, type AuditEvent, type ChainedRecord, type Person } from '@beside/protocol';
import type { Clock, Random } from '../platform';
import type { AuditStore } from './audit-store';

/** Other processes write to the same ledger; each try that loses has seen one of their records come in. */
const MAX_TRIES = 64;

export interface CompanyLedger {
  /** Adds the event at the next free place. */
  add(company: string, event: AuditEvent, actor?: Person): Promise<ChainedRecord>;
}

/** The company's own log: one chain, whoever writes to it. AUDIT-9 */
export function createLedger(audit: AuditStore, clock: Clock, random: Random): CompanyLedger {
  /** Within this process one after the other: they would only take each other's place. */
  const queues = new Map<string, Promise<unknown>>();

  async function append(company: string, event: AuditEvent, actor: Person | undefined): Promise<ChainedRecord> {
    const log = `company:${company}` as const;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const tail = (await audit.last(log)) ?? (await emptyLog(company, log));
      const [record] = await chainEntries(tail, clock(), [{ event, ...(actor && { actor }) }], random);
      if (record && (await audit.append(log, record))) return record;
    }
    throw new Error('the ledger found no free place');
  }

  return {
    add(company, event, actor) {
      const before = queues.get(company) ?? Promise.resolve();
      const added = before.then(() => append(company, event, actor));
      const settled = added.catch(() => undefined);
      queues.set(company, settled);
      void settled.then(() => queues.get(company) === settled && queues.delete(company));
      return added;
    },
  };
}
