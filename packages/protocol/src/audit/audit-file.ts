import type { Actor } from './chain';
import { hasMembers, isCount, isHash, isObject, isText, listOf, type Json } from './shape';
import type { AuditKey } from './signed';

/** A record as a file holds it: its event is what was hashed, whatever kind it is of. */
export interface FiledRecord {
  readonly seq: number;
  readonly at: number;
  readonly event: Json & { readonly type: string };
  readonly prev: string;
  readonly hash: string;
  readonly actorHash?: string;
  readonly actor?: Actor;
}

export interface FiledSession {
  /** The session's record id. */
  readonly id: string;
  readonly records: readonly FiledRecord[];
}

/** An exported stretch of the audit, with all that is needed to verify it. AUDIT-13 */
export interface AuditFile {
  readonly format: 'beside-audit/1';
  readonly company: string;
  readonly ledger: readonly FiledRecord[];
  readonly sessions: readonly FiledSession[];
  /** Signed statements, compact JWS, in their order. */
  readonly checkpoints: readonly string[];
  /** Signed: what the file held when it was made. */
  readonly seal: string;
  readonly keys: readonly AuditKey[];
}

/** Reads a parsed JSON as a file of the audit; `null` when it is none. */
export function decodeAuditFile(value: unknown): AuditFile | null {
  return isAuditFile(value) ? value : null;
}

function isAuditFile(value: unknown): value is AuditFile & Json {
  if (!hasMembers(value, ['format', 'company', 'ledger', 'sessions', 'checkpoints', 'seal', 'keys'])) return false;
  const { format, company, ledger, sessions, checkpoints, seal, keys } = value;
  if (format !== 'beside-audit/1' || !isText(company)) return false;
  if (!listOf(ledger, isRecord) || !listOf(sessions, isSession) || !listOf(keys, isKey)) return false;
  return listOf(checkpoints, isStatement) && isStatement(seal);
}

function isSession(value: unknown): value is FiledSession & Json {
  return hasMembers(value, ['id', 'records']) && isText(value['id']) && listOf(value['records'], isRecord);
}

function isRecord(value: unknown): value is FiledRecord & Json {
  if (!hasMembers(value, ['seq', 'at', 'event', 'prev', 'hash'], ['actorHash', 'actor'])) return false;
  const { seq, at, event, prev, hash, actorHash, actor } = value;
  if (!isCount(seq) || seq === 0 || !isCount(at) || !isHash(prev) || !isHash(hash)) return false;
  if (!isObject(event) || !isText(event['type'])) return false;
  if (actorHash !== undefined && !isHash(actorHash)) return false;
  return actor === undefined || isActor(actor);
}

function isActor(value: unknown): value is Actor & Json {
  return hasMembers(value, ['id', 'name', 'salt']) && Object.values(value).every(isText);
}

/** A signed statement, however long. */
function isStatement(value: unknown): value is string {
  return typeof value === 'string';
}

/** @returns whether this is a key of the audit; what else a JWK may say is passed over by whoever reads a JWKS */
export function isKey(value: unknown): value is AuditKey & Json {
  if (!hasMembers(value, ['kty', 'crv', 'x', 'y', 'kid'])) return false;
  const { kty, crv, x, y, kid } = value;
  return kty === 'EC' && crv === 'P-256' && isText(x) && isText(y) && isText(kid);
}
