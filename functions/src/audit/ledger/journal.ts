import {
  chainEntries,
  emptyLog,
  type AuditLog,
  type ChainedRecord,
  type ChainTail,
  type Entry,
} from '@beside/protocol';
import type { Log, Random } from '../../platform';
import type { SessionRecord } from '../../sessions/session-store';
import type { AuditStore, RecordRange } from './audit-store';
import { sealedTailOf, type RecordSeal, type SealedRecord, type SealedTail } from './record-seal';

interface Parts {
  readonly audit: AuditStore;
  readonly seal: RecordSeal;
  readonly random: Random;
  readonly log: Log;
}

export type Journal = ReturnType<typeof createJournal>;

/** Makes the audit's records, and believes of what the store holds only those that it has made itself. AUDIT-18 */
export function createJournal({ audit, seal, random, log: say }: Parts) {
  const isGenuine = (log: AuditLog, record: SealedRecord) => seal.isGenuine(log, sealedTailOf(record));

  async function read(log: AuditLog, range: RecordRange = {}) {
    const records = await audit.read(log, range);
    return records.map((record) => ({ record: unsealed(record), isGenuine: isGenuine(log, record) }));
  }

  return {
    /** The entries as the sealed records that follow the tail. @param at ms since epoch */
    async write(log: AuditLog, tail: ChainTail, at: number, entries: readonly Entry[]): Promise<SealedRecord[]> {
      const records = await chainEntries(tail, at, entries, random);
      return records.map((record) => ({ ...record, mac: seal.seal(log, { seq: record.seq, head: record.hash }) }));
    },

    /** The first records of a log, as a new session keeps them with its tail. */
    async begin(company: string, log: AuditLog, at: number, entries: readonly Entry[]) {
      const pending = await this.write(log, await emptyLog(company, log), at, entries);
      const last = pending.at(-1);
      if (!last) throw new Error('a log begins with a record');
      return { ...sealedTailOf(last), pending };
    },

    /** The records of a log, each with whether the server wrote it. */
    read,

    /** Whether a session's tail is what the server has kept with it. */
    isOwnTail: ({ session, seq, head, mac }: SessionRecord): boolean =>
      seal.isGenuine(`session:${session.id}`, { seq, head, mac }),

    /** The last record of a log, and whether the server wrote it; `null` for an empty log. */
    async last(log: AuditLog): Promise<{ readonly tail: SealedTail; readonly isGenuine: boolean } | null> {
      const tail = await audit.last(log);
      return tail && { tail, isGenuine: seal.isGenuine(log, tail) };
    },

    /**
     * Appends what the changes of a session have left to append; what is there already stays as it is, and what the server has not
     * written itself never gets there. AUDIT-3 AUDIT-18
     * @returns the records that could not be appended and stay pending: STOP does not wait for a log that is away
     */
    async flush({ session, pending }: Pick<SessionRecord, 'session' | 'pending'>): Promise<readonly SealedRecord[]> {
      const log = `session:${session.id}` as const;
      const own = pending.filter((record) => isGenuine(log, record));
      if (own.length < pending.length)
        say(`session ${session.id}: records that wait to be written are not the server’s`);
      for (const [index, record] of own.entries()) {
        const isKept = await audit.append(log, record).then(
          () => true,
          () => false,
        );
        if (!isKept) return own.slice(index);
      }
      return [];
    },
  };
}

/** A record as everybody may have it: its `mac` says nothing to whoever has not the key. */
export function unsealed({ mac: _own, ...record }: SealedRecord): ChainedRecord {
  return record;
}
