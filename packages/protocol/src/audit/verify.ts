import type { AuditFile, FiledRecord } from './audit-file';
import { checkHead, checkLog, checkTail, type CheckedLog } from './check-log';
import { emptyLog, type ChainTail } from './chain';
import type { AuditLog } from './event';
import type { Finding } from './finding';
import { checkSigned, openKeys, type AuditKey, type KeyRing } from './signed';
import { readLedger, type Forgotten, type LedgerView } from './read-ledger';
import { isCheckpoint, isSeal, type Checkpoint, type Seal } from './statement';

/** What came of looking at a file: nothing found means that it is what was written. */
export interface Verdict {
  readonly findings: readonly Finding[];
  readonly company: string;
  readonly scope: Seal['scope'] | null;
  /** Time of the first record looked at, ms since epoch; `null` when there is none. */
  readonly since: number | null;
  /** When the file was sealed; `null` when its seal is not believed. */
  readonly sealedAt: number | null;
  readonly records: number;
  readonly sessions: number;
  readonly checkpoints: number;
  readonly forgotten: readonly Forgotten[];
}

/**
 * Verifies a stretch of the audit by itself: every chain, every signed checkpoint, the seal, and that ledger and sessions know each
 * other. Anyone can: no server is asked. AUDIT-12
 * @param trusted the company's keys, had some other way; without them the file's own are taken
 */
export async function verifyAudit(file: AuditFile, trusted?: readonly AuditKey[]): Promise<Verdict> {
  const keys = await openKeys(trusted ?? file.keys);
  const findings: Finding[] = [];
  const seal = await checkSeal(file, keys, findings);
  const checkpoints = await checkCheckpoints(file, keys, seal, findings);
  const ledger = await checkLedger(file, seal, checkpoints, findings);
  const ledgerView = readLedger(`company:${file.company}`, ledger.records);
  await checkSessions(file, seal, ledgerView, findings);
  findings.push(...ledgerView.early, ...missingNames(file, seal, ledgerView), ...forgedPlaces(file, seal, ledgerView));
  const all = [...file.ledger, ...file.sessions.flatMap(({ records }) => records)];
  return {
    findings,
    company: file.company,
    scope: seal?.scope ?? null,
    since: all.reduce<number | null>((least, { at }) => (least === null ? at : Math.min(least, at)), null),
    sealedAt: seal?.at ?? null,
    records: all.length,
    sessions: file.sessions.length,
    checkpoints: checkpoints.length,
    forgotten: ledgerView.forgotten,
  };
}

async function checkSeal(file: AuditFile, keys: KeyRing, findings: Finding[]): Promise<Seal | null> {
  const checked = await checkSigned(file.seal, 'beside-seal', keys);
  const why = !checked.ok ? checked.why : isSeal(checked.payload) ? null : 'malformed';
  if (why !== null || !checked.ok || !isSeal(checked.payload)) {
    findings.push({ fault: 'seal-invalid', why: why ?? 'malformed' });
    return null;
  }
  const seal = checked.payload;
  if (seal.company !== file.company) findings.push({ fault: 'seal-invalid', why: 'wrong-company' });
  const kids = file.keys.map(({ kid }) => kid);
  if (kids.join('\n') !== seal.keys.join('\n')) findings.push({ fault: 'keys-changed' });
  return seal;
}

async function checkCheckpoints(
  file: AuditFile,
  keys: KeyRing,
  seal: Seal | null,
  findings: Finding[],
): Promise<readonly Checkpoint[]> {
  const checked = await Promise.all(file.checkpoints.map((text) => checkSigned(text, 'beside-checkpoint', keys)));
  const good: Checkpoint[] = [];
  for (const [index, one] of checked.entries()) {
    const place = index + 1;
    if (!one.ok) findings.push({ fault: 'checkpoint-invalid', place, why: one.why });
    else if (!isCheckpoint(one.payload)) findings.push({ fault: 'checkpoint-invalid', place, why: 'malformed' });
    else if (one.payload.company !== file.company)
      findings.push({ fault: 'checkpoint-invalid', place, why: 'wrong-company' });
    else good.push(one.payload);
  }
  const seqs = good.map(({ seq }) => seq);
  const said = new Set(seal?.checkpoints ?? []);
  const named = good.flatMap(({ previous, seq }) => (previous && seq !== seqs[0] ? [previous.seq] : []));
  for (const seq of new Set([...said, ...named])) {
    if (!seqs.includes(seq)) findings.push({ fault: 'checkpoint-missing', seq });
  }
  for (const [index, seq] of seqs.entries()) {
    const isInOrder = index === 0 || seq > (seqs[index - 1] ?? 0);
    if (!isInOrder || (seal && !said.has(seq))) findings.push({ fault: 'checkpoint-added', seq });
  }
  return good;
}

async function checkLedger(
  file: AuditFile,
  seal: Seal | null,
  checkpoints: readonly Checkpoint[],
  findings: Finding[],
): Promise<CheckedLog> {
  const log: AuditLog = `company:${file.company}`;
  const genesis = await emptyLog(file.company, log);
  const before = startOf(file, seal, genesis, checkpoints);
  const isKnown = before.seq === 0 ? before.head === genesis.head : checkpoints.some((one) => isAt(one, before));
  if (!isKnown) findings.push({ fault: 'checkpoint-missing', seq: before.seq });
  const checked = await checkLog(log, before, file.ledger);
  findings.push(...checked.findings);
  if (seal) findings.push(...checkTail(log, before, checked, seal.last));
  findings.push(...againstCheckpoints(log, before, checked, checkpoints));
  return checked;
}

/** Where the file's stretch of the ledger goes on from: the seal says it, otherwise the first record does. */
function startOf(
  file: AuditFile,
  seal: Seal | null,
  genesis: ChainTail,
  checkpoints: readonly Checkpoint[],
): ChainTail {
  if (seal) return seal.before;
  const first = file.ledger[0];
  if (!first || first.seq === 1) return genesis;
  return checkpoints.find(({ seq }) => seq === first.seq - 1) ?? { seq: first.seq - 1, head: first.prev };
}

/** The first checkpoint that the ledger does not meet, and the last before it that it does, say where it was rewritten. */
function againstCheckpoints(
  log: AuditLog,
  before: ChainTail,
  { records, findings, last }: CheckedLog,
  checkpoints: readonly Checkpoint[],
): readonly Finding[] {
  if (findings.some(({ fault }) => fault !== 'name-changed')) return [];
  let from = before.seq + 1;
  for (const checkpoint of [...checkpoints].sort((a, b) => a.seq - b.seq)) {
    const { seq } = checkpoint;
    if (seq <= before.seq) continue;
    if (seq > last) return [{ fault: 'cut', log, from: last + 1, to: seq }];
    if (records.get(seq)?.hash !== checkpoint.head) return [{ fault: 'rewritten', log, from, to: seq }];
    from = seq + 1;
  }
  return [];
}

function isAt({ seq, head }: Checkpoint, tail: ChainTail): boolean {
  return seq === tail.seq && head === tail.head;
}

async function checkSessions(
  file: AuditFile,
  seal: Seal | null,
  ledger: LedgerView,
  findings: Finding[],
): Promise<void> {
  const present = new Set<string>();
  for (const { id, records } of file.sessions) {
    const said = seal?.sessions.find((one) => one.id === id);
    if (present.has(id) || !ledger.opened.has(id) || (seal && !said))
      findings.push({ fault: 'session-added', session: id });
    present.add(id);
    const log: AuditLog = `session:${id}`;
    const genesis = await emptyLog(file.company, log);
    const checked = await checkLog(log, genesis, records);
    const ends = [...(said ? [{ seq: said.count, head: said.head }] : []), ...(ledger.closed.get(id) ?? [])];
    const atEnd = ends.flatMap((end) => checkTail(log, genesis, checked, end));
    const onTheWay = (ledger.heads.get(id) ?? []).flatMap((head) => checkHead(log, genesis, checked, head));
    findings.push(...checked.findings, ...unique([...atEnd, ...onTheWay, ...afterEnd(log, checked)]));
  }
  for (const { id } of seal?.sessions ?? []) {
    if (!present.has(id)) findings.push({ fault: 'session-missing', session: id });
    present.add(id);
  }
  if (seal?.scope !== 'company') return;
  const gone = new Set([...present, ...ledger.forgotten.map(({ session }) => session)]);
  for (const [session, reference] of ledger.opened) {
    if (!gone.has(session)) findings.push({ fault: 'session-deleted', session, reference });
  }
}

/** `ended` closes a session's log: whatever comes after it was added. AUDIT-7 */
function afterEnd(log: AuditLog, { records }: CheckedLog): readonly Finding[] {
  const end = [...records.values()].find(({ event }) => event.type === 'ended')?.seq ?? Infinity;
  return [...records.keys()].filter((seq) => seq > end).map((seq) => ({ fault: 'added', log, seq }));
}

/** A name may be missing when the ledger says that it was erased, or when the seal says that the reader got none. AUDIT-8 */
function missingNames(file: AuditFile, seal: Seal | null, { erased }: LedgerView): readonly Finding[] {
  const missing = (log: AuditLog, records: readonly FiledRecord[]): Finding[] =>
    records
      .filter(({ actor, actorHash, seq }) => actorHash && !actor && !erased.has(`${log}#${seq}`))
      .map(({ seq }) => ({ fault: 'name-removed', log, seq }));
  return [
    ...(seal?.names === 'withheld' ? [] : missing(`company:${file.company}`, file.ledger)),
    ...file.sessions.flatMap(({ id, records }) => missing(`session:${id}`, records)),
  ];
}

/** What the server has said of its store. A file of one session has in its stretch of the ledger others' as well. AUDIT-18 */
function forgedPlaces(file: AuditFile, seal: Seal | null, { tampered }: LedgerView): readonly Finding[] {
  const ledger: AuditLog = `company:${file.company}`;
  const isHere = (log: AuditLog) => log === ledger || file.sessions.some(({ id }) => log === `session:${id}`);
  return tampered.flatMap(({ log, from, to }) =>
    seal?.scope === 'session' && !isHere(log) ? [] : [{ fault: 'forged', log, from, to }],
  );
}

function unique(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
