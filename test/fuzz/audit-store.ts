import { hexOf, type AuditLog, type Finding } from '@beside/protocol';
import type { LaidRecord, StoreForger } from '../../functions/testing/store-forger';
import { LEDGER } from '../support/audit-book';
import type { Random } from './audit';

/** The audit of a company in a store, as somebody finds it who wants to tamper with it. */
export interface StoredBook {
  /** Record ids of a session that is live, of one that waits for its customer, and of two that have ended. */
  readonly live: string;
  readonly waiting: string;
  readonly ended: readonly [string, string];
  /** The ledger's last place that a checkpoint has fixed. */
  readonly checkpoint: number;
  /** How far the live session had come by then. */
  readonly fixed: number;
}

type IsNamed = (finding: Finding) => boolean;

/** One way to tamper with the store; says which findings would name it, or `null` when there is nothing to do here. */
export interface StoreTamper {
  readonly name: string;
  act(forger: StoreForger, book: StoredBook, random: Random): Promise<IsNamed | null>;
}

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;
/** From `low` on, below `high`. */
const between = (low: number, high: number, random: Random) => low + Math.floor(random() * (high - low));
const logOf = (id: string): AuditLog => `session:${id}`;
const inLog =
  (log: AuditLog): IsNamed =>
  (finding) =>
    'log' in finding && finding.log === log;
const forgedIn =
  (log: AuditLog): IsNamed =>
  (finding) =>
    finding.fault === 'forged' && finding.log === log;
const someHex = (random: Random) => hexOf(Uint8Array.from({ length: 32 }, () => random() * 256));
const openOf = ({ live, waiting }: StoredBook, random: Random) => pick([live, waiting], random);
const allOf = ({ live, waiting, ended }: StoredBook) => [live, waiting, ...ended];

/** What whoever has no key puts in the place of a `mac`: that of another record, nothing, or anything. */
function noMac(records: readonly LaidRecord[], random: Random): string {
  return pick([pick(records, random).mac, '', someHex(random), 'no hex'], random);
}

function madeUp(records: readonly LaidRecord[], event: LaidRecord['event'], random: Random): LaidRecord {
  const { actorHash: _none, ...like } = pick(records, random);
  return { ...like, event, mac: noMac(records, random) };
}

const rechain = (forger: StoreForger, log: AuditLog, records: readonly LaidRecord[]) =>
  forger.rechained('norland', log, records);

async function addTo(forger: StoreForger, log: AuditLog, event: LaidRecord['event'], random: Random): Promise<void> {
  const records = forger.records(log);
  forger.put(log, await rechain(forger, log, [...records, madeUp(records, event, random)]));
}

const forgotten = (session: string, random: Random) => ({
  ...{ type: 'session-forgotten', session, reference: '123-456-789' },
  ...{ count: between(1, 9, random), head: someHex(random), days: 0 },
});

/** What somebody does who holds the database and none of the keys. Cutting off an end that nothing has fixed is not among it. */
export const storeTampers: readonly StoreTamper[] = [
  {
    name: 'records of an open session are dropped, and the rest is chained anew',
    async act(forger, { live }, random) {
      const records = forger.records(logOf(live));
      const at = between(0, records.length - 1, random);
      const kept = records.toSpliced(at, between(1, records.length - at, random));
      forger.put(logOf(live), await rechain(forger, logOf(live), kept));
      forger.followLog(live);
      return inLog(logOf(live));
    },
  },
  {
    name: 'a record of a session says something else, and the rest is chained anew',
    async act(forger, book, random) {
      const id = pick(allOf(book), random);
      const records = forger.records(logOf(id));
      const at = between(0, records.length, random);
      const record = records[at] as LaidRecord;
      const changed =
        random() < 0.5 ? { ...record, event: { type: 'paused', more: 1 } } : { ...record, at: record.at + 1 };
      forger.put(logOf(id), await rechain(forger, logOf(id), records.with(at, changed)));
      if (random() < 0.7) forger.followLog(id);
      return inLog(logOf(id));
    },
  },
  {
    name: 'a record is added at the end of an open session',
    async act(forger, book, random) {
      const id = openOf(book, random);
      await addTo(forger, logOf(id), { type: pick(['paused', 'allowed', 'ended'], random) }, random);
      if (random() < 0.5) forger.followLog(id);
      return forgedIn(logOf(id));
    },
  },
  {
    name: 'a session is deleted, and the ledger is made to say that it was forgotten',
    async act(forger, book, random) {
      const id = pick(allOf(book), random);
      forger.run(`DELETE FROM audit WHERE log = '${logOf(id)}'; DELETE FROM sessions WHERE id = '${id}'`);
      await addTo(forger, LEDGER, forgotten(id, random), random);
      return (finding) => finding.fault === 'session-deleted' && finding.session === id;
    },
  },
  {
    name: 'a name is removed, and the ledger is made to say that it was erased',
    async act(forger, book, random) {
      const log = logOf(pick([book.live, book.waiting, book.ended[0]], random));
      forger.run(`DELETE FROM audit_actors WHERE log = '${log}'`);
      const erased = { type: 'names-erased', log, seqs: [1] };
      await addTo(forger, LEDGER, erased, random);
      return (finding) => finding.fault === 'name-removed' && finding.log === log;
    },
  },
  {
    name: 'a record is added at the end of the ledger',
    async act(forger, book, random) {
      const session = pick(allOf(book), random);
      const heads = [{ id: session, count: 1, head: someHex(random) }];
      const named = { session, reference: '123-456-789' };
      const disowned = { type: 'tampered', log: LEDGER, from: 1, to: book.checkpoint };
      const events = [
        ...[
          { type: 'audit-read', what: 'list' },
          forgotten(session, random),
          { type: 'open-sessions', heads },
          disowned,
        ],
        { type: 'session-closed', ...named, count: 2, head: someHex(random) },
      ];
      await addTo(forger, LEDGER, pick(events, random), random);
      return forgedIn(LEDGER);
    },
  },
  {
    name: 'the ledger is chained anew from a place after the last checkpoint on',
    async act(forger, { checkpoint }, random) {
      const records = forger.records(LEDGER);
      const at = between(checkpoint, records.length - 1, random);
      const record = records[at] as LaidRecord;
      const rest =
        random() < 0.5
          ? records.toSpliced(at, 1)
          : records.with(at, { ...record, event: { type: 'settings-changed' } });
      forger.put(LEDGER, await rechain(forger, LEDGER, rest));
      return inLog(LEDGER);
    },
  },
  {
    name: 'an open session is cut back behind the last checkpoint, with its own tail',
    async act(forger, { live, fixed }, random) {
      forger.put(logOf(live), forger.records(logOf(live)).slice(0, between(1, fixed, random)));
      forger.followLog(live);
      return inLog(logOf(live));
    },
  },
  {
    name: 'genuine records of one log stand in another',
    async act(forger, book, random) {
      const [from, to] = [logOf(pick(allOf(book), random)), logOf(openOf(book, random))];
      const own = forger.records(to);
      const others = forger.records(from).slice(own.length);
      if (from === to || others.length === 0) return null;
      const rest = random() < 0.5 ? [...own, ...others] : await rechain(forger, to, [...own, ...others]);
      forger.put(to, rest);
      if (random() < 0.5) forger.followLog(to.slice('session:'.length));
      return inLog(to);
    },
  },
  {
    name: 'the mac of a record is another',
    async act(forger, book, random) {
      const log = logOf(pick(allOf(book), random));
      const records = forger.records(log);
      const at = between(0, records.length, random);
      const record = records[at] as LaidRecord;
      const mac = noMac(records, random);
      if (mac === record.mac) return null;
      forger.put(log, records.with(at, { ...record, mac }));
      return (finding) => forgedIn(log)(finding) && 'from' in finding && finding.from === at + 1;
    },
  },
  {
    name: 'the tail that a session keeps of itself is another',
    async act(forger, book, random) {
      const id = openOf(book, random);
      const ways = [{ head: someHex(random) }, { mac: someHex(random) }, { mac: '' }, { seq: between(20, 30, random) }];
      const way = pick(ways, random);
      forger.change(id, (one) => ({ ...one, ...way }));
      return forgedIn(logOf(id));
    },
  },
  {
    name: 'a record that nobody has written waits with a session',
    async act(forger, book, random) {
      const id = openOf(book, random);
      const records = forger.records(logOf(id));
      const chain = await rechain(forger, logOf(id), [...records, madeUp(records, { type: 'paused' }, random)]);
      const made = chain.at(-1) as LaidRecord;
      const tail = { seq: made.seq, head: made.hash, mac: made.mac };
      forger.change(id, (one) => ({ ...one, ...tail, pending: [made] }));
      return inLog(logOf(id));
    },
  },
];
