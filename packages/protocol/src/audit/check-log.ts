import type { FiledRecord } from './audit-file';
import { actorBytes, recordBytes, sha256Hex, type ChainTail } from './chain';
import type { AuditLog } from './event';
import type { Finding } from './finding';

/** One log after the look at it: what does not fit, and its records by their place. */
export interface CheckedLog {
  readonly findings: readonly Finding[];
  readonly records: ReadonlyMap<number, FiledRecord>;
  /** The highest place that is taken; the place before the log when it is empty. */
  readonly last: number;
}

/**
 * Looks at one log alone: every record's own hash, and that each goes on from the one before. AUDIT-12
 * @param before where the stretch goes on from
 */
export async function checkLog(log: AuditLog, before: ChainTail, filed: readonly FiledRecord[]): Promise<CheckedLog> {
  const whole = new Set<FiledRecord>();
  const findings: Finding[] = [];
  await Promise.all(
    filed.map(async (record) => {
      if (record.hash === (await sha256Hex(recordBytes(record)))) whole.add(record);
      if (record.actor && record.actorHash !== (await sha256Hex(actorBytes(record.actor))))
        findings.push({ fault: 'name-changed', log, seq: record.seq });
    }),
  );
  const records = inTheirPlaces(log, before, filed, whole, findings);
  const last = Math.max(before.seq, ...records.keys());
  checkLinks(log, before, records, whole, findings);
  return { findings, records, last };
}

/** Of two records in one place the one that others go on from is the true one. */
function inTheirPlaces(
  log: AuditLog,
  before: ChainTail,
  filed: readonly FiledRecord[],
  whole: ReadonlySet<FiledRecord>,
  findings: Finding[],
): ReadonlyMap<number, FiledRecord> {
  const continued = new Set(filed.map(({ prev }) => prev));
  const hashes = new Set([before.head, ...filed.map(({ hash }) => hash)]);
  const truth = (record: FiledRecord) =>
    (whole.has(record) ? 4 : 0) + (continued.has(record.hash) ? 2 : 0) + (hashes.has(record.prev) ? 1 : 0);
  const records = new Map<number, FiledRecord>();
  let highest = before.seq;
  for (const record of filed) {
    const { seq } = record;
    const rival = records.get(seq);
    if (rival || seq <= before.seq) findings.push({ fault: 'added', log, seq });
    else if (seq < highest) findings.push({ fault: 'reordered', log, seq });
    if (seq > before.seq && (!rival || truth(record) > truth(rival))) records.set(seq, record);
    highest = Math.max(highest, seq);
  }
  return records;
}

function checkLinks(
  log: AuditLog,
  before: ChainTail,
  records: ReadonlyMap<number, FiledRecord>,
  whole: ReadonlySet<FiledRecord>,
  findings: Finding[],
): void {
  let expected = before.seq + 1;
  let earlier: FiledRecord | null = null;
  for (const [seq, record] of [...records].sort(([a], [b]) => a - b)) {
    if (!whole.has(record)) findings.push({ fault: 'changed', log, seq });
    if (seq > expected) findings.push({ fault: 'dropped', log, from: expected, to: seq - 1 });
    else if (whole.has(record) && record.prev !== (earlier?.hash ?? before.head)) {
      // Both are whole, so the earlier one was replaced; what does not even begin rightly is not this log's own.
      if (!earlier) findings.push({ fault: 'changed', log, seq });
      else if (whole.has(earlier)) findings.push({ fault: 'changed', log, seq: earlier.seq });
    }
    expected = seq + 1;
    earlier = record;
  }
}

/** Holds a log against what somebody else says of its end. @param before where the log begins */
export function checkTail(log: AuditLog, before: ChainTail, checked: CheckedLog, said: ChainTail): readonly Finding[] {
  if (checked.last < said.seq) return [{ fault: 'cut', log, from: checked.last + 1, to: said.seq }];
  const added = [...checked.records.keys()].filter((seq) => seq > said.seq);
  if (added.length > 0) return added.map((seq) => ({ fault: 'added', log, seq }));
  const head = checked.records.get(said.seq)?.hash ?? before.head;
  if (head === said.head || checked.findings.some((finding) => isOfChain(finding))) return [];
  return [{ fault: 'rewritten', log, from: before.seq + 1, to: said.seq }];
}

/** Holds a log against what somebody else says of how far it had come. @param before where the log begins */
export function checkHead(log: AuditLog, before: ChainTail, checked: CheckedLog, said: ChainTail): readonly Finding[] {
  if (checked.last <= said.seq) return checkTail(log, before, checked, said);
  const isSame = checked.records.get(said.seq)?.hash === said.head;
  if (isSame || checked.findings.some((finding) => isOfChain(finding))) return [];
  return [{ fault: 'rewritten', log, from: before.seq + 1, to: said.seq }];
}

/** A name that does not fit says nothing about the chain. */
function isOfChain({ fault }: Finding): boolean {
  return fault !== 'name-changed';
}
