import {
  actorBytes,
  canonicalJson,
  decodeAuditFile,
  recordBytes,
  sha256Hex,
  type AuditFile,
  type FiledRecord,
  type Finding,
} from '@beside/protocol';
import { LEDGER } from '../support/audit-book';

export type Random = () => number;
type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Records = FiledRecord[];

/** One way to tamper with a file. */
export interface Tamper {
  readonly name: string;
  /** Changes the file, and says which findings would name it; `null` when there is nothing to do here. */
  act(file: MutableFile, random: Random): Promise<((finding: Finding) => boolean) | null>;
}

type MutableFile = {
  -readonly [member in keyof AuditFile]: AuditFile[member] extends readonly (infer T)[] ? T[] : AuditFile[member];
};

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;

/** A log of the file that somebody could tamper with, and how to put other records into it. */
function pickLog(file: MutableFile, random: Random) {
  const place = Math.floor(random() * (file.sessions.length + 1)) - 1;
  const session = file.sessions[place];
  const records = (session?.records ?? file.ledger) as Records;
  return {
    log: session ? (`session:${session.id}` as const) : LEDGER,
    records,
    put(next: Records) {
      if (session) file.sessions[place] = { id: session.id, records: next };
      else file.ledger = next;
    },
  };
}

/** The same record with a hash of its own. */
async function rehashed(record: FiledRecord, changes: Partial<FiledRecord>): Promise<FiledRecord> {
  const changed = { ...record, ...changes };
  return { ...changed, hash: await sha256Hex(recordBytes(changed)) };
}

/** The records as somebody without the key would write them: each goes on from the one before. */
async function rechained(records: Records, from: number): Promise<Records> {
  const chain = records.slice(0, from);
  for (const record of records.slice(from)) {
    const prev = chain.at(-1)?.hash ?? record.prev;
    chain.push(await rehashed(record, { prev, seq: chain.length + (records[0]?.seq ?? 1) }));
  }
  return chain;
}

const inLog = (log: string) => (finding: Finding) => 'log' in finding && finding.log === log;
const named =
  (log: string, seqs: readonly number[], ...faults: readonly Finding['fault'][]) =>
  (finding: Finding) =>
    inLog(log)(finding) &&
    faults.includes(finding.fault) &&
    seqs.some((seq) => ('seq' in finding ? finding.seq === seq : 'from' in finding && spans(finding, seq)));
const spans = ({ from, to }: { readonly from: number; readonly to: number }, seq: number) => from <= seq && seq <= to;
const nudged = (text: string, random: Random) => {
  const at = Math.floor(random() * text.length);
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789_-';
  const other = pick(
    [...letters].filter((letter) => letter !== text[at]),
    random,
  );
  return text.slice(0, at) + other + text.slice(at + 1);
};

/** Every tamper that a person with the file in an editor, or with the store in hand, would think of. */
export const tampers: readonly Tamper[] = [
  {
    name: 'a record says something else',
    async act(file, random) {
      const { log, records, put } = pickLog(file, random);
      const at = Math.floor(random() * records.length);
      const record = records[at] as FiledRecord;
      const event = random() < 0.5 ? { ...record.event, type: 'allowed!' } : { ...record.event, more: 1 };
      put(records.with(at, { ...record, event }));
      return named(log, [record.seq], 'changed');
    },
  },
  {
    name: 'a record has another time, place, or hash',
    async act(file, random) {
      const { log, records, put } = pickLog(file, random);
      const at = Math.floor(random() * records.length);
      const record = records[at] as FiledRecord;
      const hash = (text: string) => (text.startsWith('0') ? `1${text.slice(1)}` : `0${text.slice(1)}`);
      const changes = [{ at: record.at + 1 }, { hash: hash(record.hash) }, { prev: hash(record.prev) }];
      put(records.with(at, { ...record, ...pick(changes, random) }));
      return named(log, [record.seq], 'changed');
    },
  },
  {
    name: 'a record is written anew, with a hash that fits it',
    async act(file, random) {
      const { log, records, put } = pickLog(file, random);
      const at = Math.floor(random() * records.length);
      const record = records[at] as FiledRecord;
      put(records.with(at, await rehashed(record, { at: record.at + 1 })));
      return named(log, [record.seq], 'changed', 'rewritten');
    },
  },
  {
    name: 'records are dropped',
    async act(file, random) {
      const { log, records, put } = pickLog(file, random);
      const at = Math.floor(random() * records.length);
      const dropped = records.slice(at, at + 1 + Math.floor(random() * 3));
      put(records.filter((record) => !dropped.includes(record)));
      return named(log, [dropped[0]?.seq ?? 0], 'dropped', 'cut');
    },
  },
  {
    name: 'two records change places',
    async act(file, random) {
      const { log, records, put } = pickLog(file, random);
      const [a, b] = [Math.floor(random() * records.length), Math.floor(random() * records.length)];
      const [one, other] = [records[a] as FiledRecord, records[b] as FiledRecord];
      if (a === b) return null;
      put(records.with(a, other).with(b, one));
      return named(log, [one.seq, other.seq], 'reordered');
    },
  },
  {
    name: 'a record is there twice',
    async act(file, random) {
      const { log, records, put } = pickLog(file, random);
      const record = pick(records, random);
      put(records.toSpliced(Math.floor(random() * (records.length + 1)), 0, record));
      return named(log, [record.seq], 'added');
    },
  },
  {
    name: 'a made-up record stands beside a true one',
    async act(file, random) {
      const { log, records, put } = pickLog(file, random);
      const record = pick(records, random);
      const forged = await rehashed(record, { event: { type: 'allowed' }, at: record.at + 5 });
      put(records.toSpliced(Math.floor(random() * (records.length + 1)), 0, forged));
      return named(log, [record.seq], 'added');
    },
  },
  {
    name: 'a made-up record is put in, and all after it are written anew',
    async act(file, random) {
      const { log, records, put } = pickLog(file, random);
      const at = Math.floor(random() * (records.length + 1));
      const forged = { ...pick(records, random), event: { type: 'continued' } };
      put(await rechained(records.toSpliced(at, 0, forged), Math.max(at, 1)));
      return inLog(log);
    },
  },
  {
    name: 'the end is cut off',
    async act(file, random) {
      const { log, records, put } = pickLog(file, random);
      const kept = records.slice(0, Math.floor(random() * records.length));
      put(kept);
      return named(log, [records.at(-1)?.seq ?? 0], 'cut');
    },
  },
  {
    name: 'a log is written anew from a place on',
    async act(file, random) {
      const { log, records, put } = pickLog(file, random);
      const at = 1 + Math.floor(random() * (records.length - 1));
      const changed = records.with(at, { ...(records[at] as FiledRecord), event: { type: 'forged' } });
      put(await rechained(changed, at));
      return named(log, [records[at]?.seq ?? 0, records.at(-1)?.seq ?? 0], 'rewritten');
    },
  },
  {
    name: 'a session and its end in the ledger are written anew',
    async act(file, random) {
      const place = Math.floor(random() * file.sessions.length);
      const session = file.sessions[place];
      const closing = file.ledger.findIndex(
        ({ event }) => event.type === 'session-closed' && event['session'] === session?.id,
      );
      if (!session || closing < 0) return null;
      const records = await rechained(session.records.toSpliced(1, 1), 1);
      file.sessions[place] = { id: session.id, records };
      const entry = file.ledger[closing] as FiledRecord;
      const event = { ...entry.event, count: records.length, head: records.at(-1)?.hash };
      file.ledger = await rechained(file.ledger.with(closing, { ...entry, event }), closing);
      return (finding) => inLog(`session:${session.id}`)(finding) || inLog(LEDGER)(finding);
    },
  },
  {
    name: 'a session is taken out',
    async act(file, random) {
      const session = pick(file.sessions, random);
      file.sessions = file.sessions.filter((one) => one !== session);
      return (finding) => finding.fault === 'session-missing' && finding.session === session.id;
    },
  },
  {
    name: 'a session stands under another name, or twice',
    async act(file, random) {
      const session = pick(file.sessions, random);
      const id = random() < 0.5 ? `${session.id}-2` : session.id;
      file.sessions = [...file.sessions, { ...session, id }];
      return (finding) => finding.fault === 'session-added' && finding.session === id;
    },
  },
  {
    name: 'a name is another, or gone',
    async act(file, random) {
      const { log, records, put } = pickLog(file, random);
      const at = records.findIndex(({ actor }) => actor);
      const record = records[at];
      if (!record?.actor) return null;
      const { actor, ...nameless } = record;
      if (random() < 0.3) put(records.with(at, nameless));
      else put(records.with(at, { ...record, actor: { ...actor, [pick(['id', 'name', 'salt'], random)]: 'x' } }));
      return named(log, [record.seq], 'name-changed', 'name-removed');
    },
  },
  {
    name: 'a name and its commitment are another',
    async act(file, random) {
      const { log, records, put } = pickLog(file, random);
      const at = records.findIndex(({ actor }) => actor);
      const record = records[at];
      if (!record?.actor) return null;
      const actor = { ...record.actor, name: 'Somebody Else' };
      put(records.with(at, { ...record, actor, actorHash: await sha256Hex(actorBytes(actor)) }));
      return named(log, [record.seq], 'changed');
    },
  },
  {
    name: 'a checkpoint is gone, elsewhere, or not as it was',
    async act(file, random) {
      const at = Math.floor(random() * file.checkpoints.length);
      const text = file.checkpoints[at] as string;
      const ways = [[], [nudged(text, random)], [text, text], [file.seal]];
      file.checkpoints = file.checkpoints.toSpliced(at, 1, ...pick(ways, random));
      return ({ fault }) => fault.startsWith('checkpoint-');
    },
  },
  {
    name: 'the seal is not as it was',
    async act(file, random) {
      file.seal = random() < 0.1 ? (file.checkpoints[0] as string) : nudged(file.seal, random);
      return ({ fault }) => fault === 'seal-invalid';
    },
  },
  {
    name: 'the keys are others',
    async act(file, random) {
      const [key] = file.keys;
      if (!key) return null;
      const ways = [[], [{ ...key, kid: 'k2' }], [key, { ...key, kid: 'k2' }], [{ ...key, x: nudged(key.x, random) }]];
      file.keys = pick(ways, random);
      return ({ fault }) => fault === 'keys-changed' || fault === 'seal-invalid';
    },
  },
  {
    name: 'any value anywhere is another',
    async act(file, random) {
      const before = canonicalJson(file);
      const places: { readonly holder: { [name: string]: Json }; readonly name: string }[] = [];
      const walk = (value: Json) => {
        if (typeof value !== 'object' || value === null) return;
        const holder = value as { [name: string]: Json };
        for (const name of Object.keys(holder)) {
          places.push({ holder, name });
          walk(holder[name] as Json);
        }
      };
      walk(file as unknown as Json);
      const { holder, name } = pick(places, random);
      const value = holder[name] as Json;
      if (random() < 0.1 && !Array.isArray(holder)) delete holder[name];
      else if (typeof value === 'string') holder[name] = nudged(value === '' ? 'x' : value, random);
      else if (typeof value === 'number') holder[name] = value + 1;
      else holder[name] = null;
      return canonicalJson(file) === before ? null : () => true;
    },
  },
];

/** What came of one tamper: which, whether anything was found, and whether it was named. */
export interface Tampered {
  readonly name: string;
  readonly found: boolean;
  readonly named: boolean;
}

/** Tampers with a copy of the file once. A file that can no longer be read is found. */
export async function tamperOnce(
  original: string,
  random: Random,
  verify: (file: AuditFile) => Promise<readonly Finding[]>,
): Promise<Tampered | null> {
  const tamper = pick(tampers, random);
  const file = JSON.parse(original) as MutableFile;
  const isNamed = await tamper.act(file, random);
  if (!isNamed) return null;
  const decoded = decodeAuditFile(JSON.parse(JSON.stringify(file)));
  if (!decoded) return { name: tamper.name, found: true, named: true };
  const findings = await verify(decoded);
  return { name: tamper.name, found: findings.length > 0, named: findings.some(isNamed) };
}
