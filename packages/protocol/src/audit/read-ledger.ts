import type { FiledRecord } from './audit-file';
import type { ChainTail } from './chain';
import type { AuditLog } from './event';
import type { Finding } from './finding';
import { isCount, isHash, isText, listOf } from './shape';
import { isSessionTail } from './statement';

const DAY_MS = 24 * 60 * 60_000;

/** A session that the ledger says was forgotten by the company's own rule. */
export interface Forgotten {
  readonly session: string;
  readonly reference: string | null;
  /** ms since epoch. */
  readonly at: number;
}

/** What the ledger says of sessions and names. */
export interface LedgerView {
  readonly opened: ReadonlyMap<string, string | null>;
  /** Every end that was written of a session: one, or the same once more. */
  readonly closed: ReadonlyMap<string, readonly ChainTail[]>;
  /** How far a session's log had come while it was open. */
  readonly heads: ReadonlyMap<string, readonly ChainTail[]>;
  readonly forgotten: readonly Forgotten[];
  /** Those that were forgotten before it was time to. */
  readonly early: readonly Finding[];
  /** `log#seq` of every name that was erased. */
  readonly erased: ReadonlySet<string>;
  /** What the server has said that it had not written. */
  readonly tampered: readonly { readonly log: AuditLog; readonly from: number; readonly to: number }[];
}

/** Reads a ledger that was looked at. What the server has disowned in it says nothing. AUDIT-18 */
export function readLedger(own: AuditLog, records: ReadonlyMap<number, FiledRecord>): LedgerView {
  const tampered = tamperedOf(own, records);
  const isDisowned = (place: number) =>
    tampered.some(({ log, from, to }) => log === own && from <= place && place <= to);
  const opened = new Map<string, string | null>();
  const closed = new Map<string, ChainTail[]>();
  const closedAt = new Map<string, number>();
  const heads = new Map<string, ChainTail[]>();
  const forgotten: Forgotten[] = [];
  const early: Finding[] = [];
  const erased = new Set<string>();
  for (const { event, at, seq: place } of records.values()) {
    if (isDisowned(place)) continue;
    const { type, session, reference: digits, count, head, log, seqs, days } = event;
    const reference = isText(digits) ? digits : null;
    if (type === 'names-erased' && isText(log) && Array.isArray(seqs))
      for (const seq of seqs) erased.add(`${log}#${seq}`);
    if (type === 'open-sessions' && listOf(event['heads'], isSessionTail))
      for (const one of event['heads']) put(heads, one.id, { seq: one.count, head: one.head });
    if (!isText(session)) continue;
    if (type === 'session-opened') opened.set(session, reference);
    if ((type === 'session-closed' || type === 'session-forgotten') && isCount(count) && isHash(head))
      put(closed, session, { seq: count, head });
    if (type === 'session-closed' && !closedAt.has(session)) closedAt.set(session, at);
    if (type !== 'session-forgotten') continue;
    const kept = closedAt.get(session);
    if (kept === undefined ? opened.has(session) : !isCount(days) || at - kept < days * DAY_MS)
      early.push({ fault: 'forgotten-early', session, reference });
    if (!forgotten.some((one) => one.session === session)) forgotten.push({ session, reference, at });
  }
  return { opened, closed, heads, forgotten, early, erased, tampered };
}

/** From the end on: what is disowned cannot disown. */
function tamperedOf(own: AuditLog, records: ReadonlyMap<number, FiledRecord>): LedgerView['tampered'] {
  const tampered: { log: AuditLog; from: number; to: number }[] = [];
  for (const { seq, event } of [...records.values()].sort((a, b) => b.seq - a.seq)) {
    const { type, log, from, to } = event;
    if (type !== 'tampered' || !isLog(log) || !isCount(from) || !isCount(to)) continue;
    if (!tampered.some((one) => one.log === own && one.from <= seq && seq <= one.to)) tampered.push({ log, from, to });
  }
  return tampered.reverse();
}

function put(tails: Map<string, ChainTail[]>, session: string, tail: ChainTail): void {
  tails.set(session, [...(tails.get(session) ?? []), tail]);
}

function isLog(value: unknown): value is AuditLog {
  return isText(value) && /^(session|company):/.test(value);
}
