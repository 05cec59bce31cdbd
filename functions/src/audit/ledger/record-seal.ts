import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { AuditLog, ChainedRecord, ChainTail } from '@beside/protocol';

const KEY_BYTES = 32;
const LABEL = 'beside/audit/1/record-seal';

/** A record as the store keeps it: `mac` says that the server wrote it, in this place. Hex HMAC-SHA-256. AUDIT-18 */
export interface SealedRecord extends ChainedRecord {
  readonly mac: string;
}

/** Where a log ends, with the `mac` of its last record. AUDIT-18 */
export interface SealedTail extends ChainTail {
  readonly mac: string;
}

/** Tells what the server has written from what somebody else has put into the store: hashes need no key, this does. AUDIT-18 */
export interface RecordSeal {
  /** @param tail the record's place and hash @returns its `mac` */
  seal(log: AuditLog, tail: ChainTail): string;
  isGenuine(log: AuditLog, tail: SealedTail): boolean;
}

/** @param keys secrets of the server that are not in the store; the first seals, the others are earlier ones */
export function createRecordSeal(keys: readonly [Uint8Array, ...Uint8Array[]]): RecordSeal {
  const derived = keys.map((key) => Buffer.from(hkdfSync('sha256', key, '', LABEL, KEY_BYTES)));
  const macs = (log: AuditLog, { seq, head }: ChainTail) =>
    derived.map((key) =>
      createHmac('sha256', key)
        .update(JSON.stringify([log, seq, head]))
        .digest(),
    );
  return {
    seal: (log, tail) => macs(log, tail)[0]?.toString('hex') ?? '',
    isGenuine(log, tail) {
      // What stands in the store may be anything.
      const said = Buffer.from(String(tail.mac), 'hex');
      return macs(log, tail).some((mac) => said.length === mac.length && timingSafeEqual(said, mac));
    },
  };
}

export function sealedTailOf({ seq, hash: head, mac }: SealedRecord): SealedTail {
  return { seq, head, mac };
}
