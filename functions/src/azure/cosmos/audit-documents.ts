import type { AuditLog } from '@beside/protocol';
import type { AuditStore } from '../../audit/ledger/audit-store';
import type { SealedRecord } from '../../audit/ledger/record-seal';
import { CosmosFailure, type Documents } from './documents';

const MAX_TRIES = 8;
/** `seq` as a document's id: digits enough for any log, so that ids sort as numbers do. */
const SEQ_DIGITS = 12;

/**
 * A log is a partition, its records are named by their `seq`: create-only is what makes the log append-only. AUDIT-3
 * A name stands with its record, outside of what the record's hash covers, and goes by a replacement that keeps all else. AUDIT-8
 */
export function auditDocuments(documents: Documents<SealedRecord>): AuditStore {
  const place = (log: string, seq: number) => ({ pk: log, id: String(seq).padStart(SEQ_DIGITS, '0') });

  async function eraseName(log: AuditLog, seq: number): Promise<void> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const found = await documents.get(place(log, seq));
      if (!found?.body.actor) return;
      const { actor: _gone, ...nameless } = found.body;
      if (await documents.replace(place(log, seq), nameless, found.etag)) return;
    }
    throw new CosmosFailure('crowded');
  }

  async function isForgotten(session: string): Promise<boolean> {
    const where = ['c.body.event.session = @session'];
    for await (const { pk, body } of documents.search({ where, values: { session } }))
      if (pk.startsWith('company:') && body.event.type === 'session-forgotten') return true;
    return false;
  }

  return {
    append: (log, { seq, at, event, prev, hash, mac, actorHash, actor }) =>
      documents.create(place(log, seq), {
        ...{ seq, at, event, prev, hash, mac },
        ...(actorHash !== undefined && { actorHash }),
        ...(actor && { actor }),
      }),
    async last(log) {
      for await (const { body } of documents.search({ pk: log, orderBy: 'c.body.seq DESC', page: 1 }))
        return { seq: body.seq, head: body.hash, mac: body.mac };
      return null;
    },
    async read(log, { from = 0, to = Number.MAX_SAFE_INTEGER, first = 0, last = Number.MAX_SAFE_INTEGER, types }) {
      const records: SealedRecord[] = [];
      const range = ['c.body.at >= @from', 'c.body.at <= @to', 'c.body.seq >= @first', 'c.body.seq <= @last'];
      const where = types ? [...range, 'ARRAY_CONTAINS(@types, c.body.event.type)'] : range;
      const values = { from, to, first, last, ...(types && { types: [...types] }) };
      const search = { pk: log, where, orderBy: 'c.body.seq ASC', values };
      for await (const { body } of documents.search(search)) records.push(body);
      return records;
    },
    async named(person) {
      const places: { log: AuditLog; seq: number }[] = [];
      const where = ['c.body.actor.id = @person'];
      for await (const { pk, body } of documents.search({ where, values: { person } }))
        places.push({ log: pk as AuditLog, seq: body.seq });
      return places.sort((a, b) => (a.log === b.log ? a.seq - b.seq : a.log < b.log ? -1 : 1));
    },
    async eraseNames(log, seqs) {
      for (const seq of seqs) await eraseName(log, seq);
    },
    // The newest first: what is left when it breaks off is the beginning of a chain.
    async forget(log) {
      if (!(await isForgotten(log.slice('session:'.length)))) throw new Error('the audit is append-only');
      const seqs: number[] = [];
      for await (const { body } of documents.search({ pk: log, orderBy: 'c.body.seq DESC' })) seqs.push(body.seq);
      for (const seq of seqs) await documents.remove(place(log, seq));
    },
  };
}
