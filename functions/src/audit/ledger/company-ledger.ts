import { emptyLog, type AuditEvent, type ChainTail, type Person } from '@beside/protocol';
import type { Clock, Log } from '../../platform';
import type { AuditStore } from './audit-store';
import type { Journal } from './journal';
import type { SealedRecord } from './record-seal';

/** Other processes write to the same ledger; each try that loses has seen one of their records come in. */
const MAX_TRIES = 64;

export interface CompanyLedger {
  /** Adds the event at the next free place. */
  add(company: string, event: AuditEvent, actor?: Person): Promise<SealedRecord>;
  /** Where it ends with a record of the server's own. What somebody else has put at the end is said in it first. AUDIT-18 */
  tail(company: string): Promise<ChainTail>;
}

interface Parts {
  readonly audit: AuditStore;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
}

/** The company's own log: one chain, whoever writes to it. AUDIT-9 */
export function createLedger({ audit, journal, clock, log: say }: Parts): CompanyLedger {
  /** Within this process one after the other: they would only take each other's place. */
  const queues = new Map<string, Promise<unknown>>();

  /** `null` when another process was faster in saying that the end is not the server's. */
  async function ownTail(company: string): Promise<ChainTail | null> {
    const log = `company:${company}` as const;
    const last = await journal.last(log);
    if (!last) return emptyLog(company, log);
    const { seq: to, head } = last.tail;
    if (last.isGenuine) return { seq: to, head };
    const records = await journal.read(log, { last: to });
    const from = (records.findLast(({ isGenuine }) => isGenuine)?.record.seq ?? 0) + 1;
    const [note] = await journal.write(log, last.tail, clock(), [{ event: { type: 'tampered', log, from, to } }]);
    if (!note || !(await audit.append(log, note))) return null;
    say(`company ${company}: somebody else has written to its ledger`);
    return { seq: note.seq, head: note.hash };
  }

  async function tail(company: string): Promise<ChainTail> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const found = await ownTail(company);
      if (found) return found;
    }
    throw new Error('the ledger found no end of its own');
  }

  async function append(company: string, event: AuditEvent, actor: Person | undefined): Promise<SealedRecord> {
    const log = `company:${company}` as const;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const entries = [{ event, ...(actor && { actor }) }];
      const [record] = await journal.write(log, await tail(company), clock(), entries);
      if (record && (await audit.append(log, record))) return record;
    }
    throw new Error('the ledger found no free place');
  }

  function inTurn<T>(company: string, work: () => Promise<T>): Promise<T> {
    const before = queues.get(company) ?? Promise.resolve();
    const done = before.then(work);
    const settled = done.catch(() => undefined);
    queues.set(company, settled);
    void settled.then(() => queues.get(company) === settled && queues.delete(company));
    return done;
  }

  return {
    add: (company, event, actor) => inTurn(company, () => append(company, event, actor)),
    tail: (company) => inTurn(company, () => tail(company)),
  };
}
