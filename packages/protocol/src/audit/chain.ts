import { framed } from '../channel/seal/suite';
import { canonicalJson } from './canonical-json';
import type { AuditEvent, AuditLog, AuditRecord, Person } from './event';

/** Names what is hashed here, so that no hash of one kind stands for another. */
const RECORD = 'beside/audit/1/record';
const GENESIS = 'beside/audit/1/genesis';
const ACTOR = 'beside/audit/1/actor';
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** Enough chance that nobody finds a name by trying all of them. AUDIT-8 */
export const SALT_BYTES = 16;

/** A person beside the chain: what the commitment in the record was made of. */
export interface Actor extends Person {
  /** Hex, `SALT_BYTES`. */
  readonly salt: string;
}

/** A record that no later hand can change unseen: `prev` is the hash of the record before, `hash` its own. Hex SHA-256. AUDIT-7 */
export interface ChainedRecord extends AuditRecord {
  readonly prev: string;
  readonly hash: string;
  /** The salted hash of who did it; it stays when the name is erased. AUDIT-8 */
  readonly actorHash?: string;
  readonly actor?: Actor;
}

/** What a record's hash covers. */
export type Hashed = Pick<ChainedRecord, 'seq' | 'at' | 'prev' | 'actorHash'> & { readonly event: object };

/** Where a log ends: the last record's place and hash; before the first, 0 and the genesis. */
export interface ChainTail {
  readonly seq: number;
  readonly head: string;
}

/** An event on its way into a log, with the person who did it. */
export interface Entry {
  readonly event: AuditEvent;
  readonly actor?: Person;
}

/** The bytes of a record's hash: every field behind its length. AUDIT-7 */
export function recordBytes({ seq, at, event, actorHash = '', prev }: Hashed): Uint8Array<ArrayBuffer> {
  return framed(RECORD, String(seq), String(at), canonicalJson(event), actorHash, prev);
}

/** The bytes of what a log begins with: bound to its company and to itself. AUDIT-7 */
export function genesisBytes(company: string, log: AuditLog): Uint8Array<ArrayBuffer> {
  return framed(GENESIS, company, log);
}

/** The bytes of the commitment to a person. AUDIT-8 */
export function actorBytes({ salt, id, name }: Actor): Uint8Array<ArrayBuffer> {
  return framed(ACTOR, salt, id, name);
}

export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** The tail of a log that is still empty. */
export async function emptyLog(company: string, log: AuditLog): Promise<ChainTail> {
  return { seq: 0, head: await sha256Hex(genesisBytes(company, log)) };
}

/** @param at ms since epoch @param random as many unpredictable bytes as asked for @returns the entries as the records that follow the tail */
export async function chainEntries(
  tail: ChainTail,
  at: number,
  entries: readonly Entry[],
  random: (size: number) => Uint8Array,
): Promise<readonly ChainedRecord[]> {
  const records: ChainedRecord[] = [];
  for (const { event, actor: person } of entries) {
    const before = records.at(-1);
    const [seq, prev] = before ? [before.seq + 1, before.hash] : [tail.seq + 1, tail.head];
    const actor = person && { id: person.id, name: person.name, salt: hexOf(random(SALT_BYTES)) };
    const hashed = { seq, at, event, prev, ...(actor && { actorHash: await sha256Hex(actorBytes(actor)) }) };
    records.push({ ...hashed, hash: await sha256Hex(recordBytes(hashed)), ...(actor && { actor }) });
  }
  return records;
}

export function tailOf(records: readonly ChainedRecord[], before: ChainTail): ChainTail {
  const last = records.at(-1);
  return last ? { seq: last.seq, head: last.hash } : before;
}
