import type { AuditLog } from './event';
import type { SignatureFault } from './signed';

/** What does not fit, and where; from the closed list of AUDIT-12. Places are `seq`, both ends included. */
export type Finding =
  /** The records are there, but they are not what was written. */
  | { readonly fault: 'changed'; readonly log: AuditLog; readonly seq: number }
  /** Records are missing between others. */
  | { readonly fault: 'dropped'; readonly log: AuditLog; readonly from: number; readonly to: number }
  | { readonly fault: 'reordered'; readonly log: AuditLog; readonly seq: number }
  | { readonly fault: 'added'; readonly log: AuditLog; readonly seq: number }
  /** The end of the log is missing. */
  | { readonly fault: 'cut'; readonly log: AuditLog; readonly from: number; readonly to: number }
  /** The records fit each other, but not what was signed: somewhere in here they were written anew. */
  | { readonly fault: 'rewritten'; readonly log: AuditLog; readonly from: number; readonly to: number }
  /** The server has said that what stood there in its store was not its own. */
  | { readonly fault: 'forged'; readonly log: AuditLog; readonly from: number; readonly to: number }
  /** The name beside a record is not the one that was written. */
  | { readonly fault: 'name-changed'; readonly log: AuditLog; readonly seq: number }
  /** A name is missing, and no erasure is on record. */
  | { readonly fault: 'name-removed'; readonly log: AuditLog; readonly seq: number }
  /** The ledger knows the session's birth; its records are gone. */
  | { readonly fault: 'session-deleted'; readonly session: string; readonly reference: string | null }
  /** The ledger says that it was forgotten, before the company's days were over. */
  | { readonly fault: 'forgotten-early'; readonly session: string; readonly reference: string | null }
  /** The seal knows the session; somebody took it out of the file. */
  | { readonly fault: 'session-missing'; readonly session: string }
  /** Neither ledger nor seal knows the session, or it is there twice. */
  | { readonly fault: 'session-added'; readonly session: string }
  /** A signed statement is not believed; `place` counts the file's checkpoints from 1. */
  | { readonly fault: 'checkpoint-invalid'; readonly place: number; readonly why: SignatureFault | 'wrong-company' }
  /** A checkpoint that others speak of is not there, or stands in the wrong place. */
  | { readonly fault: 'checkpoint-missing'; readonly seq: number }
  | { readonly fault: 'checkpoint-added'; readonly seq: number }
  | { readonly fault: 'seal-invalid'; readonly why: SignatureFault | 'wrong-company' }
  /** The keys in the file are not those it was sealed with. */
  | { readonly fault: 'keys-changed' };

export type Fault = Finding['fault'];
