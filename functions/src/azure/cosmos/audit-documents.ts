import type { AuditRecord } from '@beside/protocol';
import type { AuditStore } from '../../audit/audit-store';
import { CosmosFailure, type Documents } from './documents';

/** So many others got the place first: the log is busier than one partition takes. */
const MAX_TRIES = 32;
/** `seq` as a document's id: digits enough for any log, so that ids sort as numbers do. */
const SEQ_DIGITS = 12;

/** A log is a partition, its records are named by their `seq`: create-only is what makes the log append-only. AUDIT-3 */
export function auditDocuments(documents: Documents<AuditRecord>): AuditStore {
  const place = (log: string, seq: number) => ({ pk: log, id: String(seq).padStart(SEQ_DIGITS, '0') });

  async function last(log: string): Promise<number> {
    for await (const { body } of documents.search({ pk: log, orderBy: 'c.body.seq DESC', page: 1 })) return body.seq;
    return 0;
  }

  return {
    append: (log, { seq, at, event }) => documents.create(place(log, seq), { seq, at, event }),
    async appendNext(log, at, event) {
      let seq = (await last(log)) + 1;
      for (let tries = 0; tries < MAX_TRIES; tries += 1, seq += 1) {
        if (await documents.create(place(log, seq), { seq, at, event })) return { seq, at, event };
      }
      throw new CosmosFailure('crowded');
    },
    async read(log, { from = 0, to = Number.MAX_SAFE_INTEGER }) {
      const records: AuditRecord[] = [];
      const where = ['c.body.at >= @from', 'c.body.at <= @to'];
      for await (const { body } of documents.search({
        pk: log,
        where,
        orderBy: 'c.body.seq ASC',
        values: { from, to },
      }))
        records.push(body);
      return records;
    },
  };
}
