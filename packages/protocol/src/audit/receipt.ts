import { endReasons, type Channel, type EndedBy, type EndReason } from '../session/state';
import { canonicalJson } from './canonical-json';
import type { ChainTail } from './chain';
import { isHiddenStep, type HiddenStep } from './hidden-items';
import { handCounts, writeModeChanges, type HandCounts, type WriteModeChange } from './event';
import { isKey } from './audit-file';
import { hasMembers, isCount, isObject, isText, listOf, type Json } from './shape';
import { checkSigned, openKeys, type AuditKey, type SignatureFault } from './signed';
import { isTail } from './statement';

/** What a session was, for the customer to keep: who, when, what was allowed and how it ended. No content of any page. AUDIT-16 */
export interface Receipt {
  readonly v: 1;
  readonly company: string;
  readonly companyName: string;
  /** Nine digits, `123-456-789`. */
  readonly reference: string;
  readonly agentName: string;
  readonly channel: Channel;
  /** Times are ms since epoch. */
  readonly invitedAt: number;
  /** The site whose page was shared; `null` when no PIN was entered. */
  readonly origin: string | null;
  /** When the customer allowed it; `null` when never. */
  readonly allowedAt: number | null;
  readonly pauses: number;
  readonly endedAt: number;
  readonly endedBy: EndedBy;
  readonly reason: EndReason;
  /** Not seen by the server: as the customer's own browser counted and reported. AUDIT-6 */
  readonly countedByBrowser: {
    readonly writeMode: readonly { readonly at: number; readonly change: WriteModeChange }[];
    readonly hands: HandCounts;
    /** The most items of any page that were hidden at once, rounded up to a step; absent when it counted none. AUDIT-17 */
    readonly hiddenUpTo?: HiddenStep;
  };
  /** How the session's log in the audit ends. */
  readonly log: ChainTail;
}

/** A receipt as it is saved. */
export interface ReceiptFile {
  readonly format: 'beside-receipt/1';
  readonly receipt: Receipt;
  /** The same, signed: compact JWS. */
  readonly signature: string;
  readonly keys: readonly AuditKey[];
}

export type CheckedReceipt =
  { readonly ok: true; readonly receipt: Receipt } | { readonly ok: false; readonly why: SignatureFault | 'changed' };

/** Reads a parsed JSON as a receipt; `null` when it is none. */
export function decodeReceiptFile(value: unknown): ReceiptFile | null {
  return isReceiptFile(value) ? value : null;
}

/** @param trusted the company's keys, had some other way; without them the file's own are taken */
export async function verifyReceipt(file: ReceiptFile, trusted?: readonly AuditKey[]): Promise<CheckedReceipt> {
  const checked = await checkSigned(file.signature, 'beside-receipt', await openKeys(trusted ?? file.keys));
  if (!checked.ok) return checked;
  const isSame = canonicalJson(checked.payload) === canonicalJson(file.receipt);
  return isSame ? { ok: true, receipt: file.receipt } : { ok: false, why: 'changed' };
}

function isReceiptFile(value: unknown): value is ReceiptFile & Json {
  if (!hasMembers(value, ['format', 'receipt', 'signature', 'keys'])) return false;
  const { format, receipt, signature, keys } = value;
  if (format !== 'beside-receipt/1' || typeof signature !== 'string') return false;
  return isReceipt(receipt) && listOf(keys, isKey);
}

function isReceipt(value: unknown): value is Receipt & Json {
  const texts = ['company', 'companyName', 'reference', 'agentName', 'channel', 'endedBy', 'reason'];
  const times = ['invitedAt', 'endedAt', 'pauses'];
  if (!hasMembers(value, ['v', ...texts, ...times, 'origin', 'allowedAt', 'countedByBrowser', 'log'])) return false;
  const { v, origin, allowedAt, reason, countedByBrowser, log } = value;
  if (v !== 1 || !texts.every((name) => isText(value[name])) || !times.every((name) => isCount(value[name])))
    return false;
  if (!(origin === null || isText(origin)) || !(allowedAt === null || isCount(allowedAt))) return false;
  return (endReasons as readonly unknown[]).includes(reason) && isCounted(countedByBrowser) && isTail(log);
}

function isCounted(value: unknown): boolean {
  if (!hasMembers(value, ['writeMode', 'hands'], ['hiddenUpTo'])) return false;
  const { writeMode, hands, hiddenUpTo } = value;
  if (hiddenUpTo !== undefined && !isHiddenStep(hiddenUpTo)) return false;
  return listOf(writeMode, isChange) && hasMembers(hands, handCounts) && Object.values(hands).every(isCount);
}

function isChange(value: unknown): value is { readonly at: number; readonly change: WriteModeChange } {
  if (!isObject(value) || !hasMembers(value, ['at', 'change'])) return false;
  return isCount(value['at']) && (writeModeChanges as readonly unknown[]).includes(value['change']);
}
