import type { ChainTail } from './chain';
import type { SessionTail } from './session-tail';
import { hasMembers, isCount, isHash, isText, listOf } from './shape';

/** The signed statements of the audit: what is in them is believed because of the signature, and of nothing else. */

/** Up to where the ledger is fixed: signed, and kept where nothing is ever written twice. AUDIT-11 */
export interface Checkpoint {
  readonly v: 1;
  readonly company: string;
  readonly seq: number;
  /** The hash of the ledger's record `seq`. */
  readonly head: string;
  /** ms since epoch. */
  readonly at: number;
  /** The checkpoint before; `null` for the first. */
  readonly previous: ChainTail | null;
}

export const auditScopes = ['company', 'ledger', 'session'] as const;
/** Every session of the ledger's stretch, the stretch alone, or one session with the stretch around it. */
export type AuditScope = (typeof auditScopes)[number];

/** What a file of the audit held when it was made: without it a file cut short would look like a shorter one. AUDIT-13 */
export interface Seal {
  readonly v: 1;
  readonly company: string;
  /** ms since epoch. */
  readonly at: number;
  readonly scope: AuditScope;
  /** The stretch of the ledger: it goes on from `before` and ends at `last`. */
  readonly before: ChainTail;
  readonly last: ChainTail;
  /** `seq` of the checkpoints in the file. */
  readonly checkpoints: readonly number[];
  readonly sessions: readonly SessionTail[];
  /** Ids of the keys in the file. */
  readonly keys: readonly string[];
  /** Whether the ledger's names were left out for this reader. */
  readonly names: 'all' | 'withheld';
}

export function isTail(value: unknown): value is ChainTail {
  return hasMembers(value, ['seq', 'head']) && isCount(value['seq']) && isHash(value['head']);
}

export function isCheckpoint(value: unknown): value is Checkpoint {
  if (!hasMembers(value, ['v', 'company', 'seq', 'head', 'at', 'previous'])) return false;
  const { v, company, seq, head, at, previous } = value;
  if (v !== 1 || !isText(company) || !isCount(seq) || !isHash(head) || !isCount(at)) return false;
  return previous === null || isTail(previous);
}

export function isSeal(value: unknown): value is Seal {
  const members = ['v', 'company', 'at', 'scope', 'before', 'last', 'checkpoints', 'sessions', 'keys', 'names'];
  if (!hasMembers(value, members)) return false;
  const { v, company, at, scope, before, last, checkpoints, sessions, keys, names } = value;
  if (v !== 1 || !isText(company) || !isCount(at) || !(auditScopes as readonly unknown[]).includes(scope)) return false;
  if (!isTail(before) || !isTail(last) || !listOf(checkpoints, isCount) || !listOf(sessions, isSessionTail))
    return false;
  return listOf(keys, isText) && (names === 'all' || names === 'withheld');
}

export function isSessionTail(value: unknown): value is SessionTail {
  if (!hasMembers(value, ['id', 'count', 'head'])) return false;
  return isText(value['id']) && isCount(value['count']) && isHash(value['head']);
}
