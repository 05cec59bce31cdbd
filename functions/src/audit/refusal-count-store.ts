import type { PinRefusal } from '@beside/protocol';

/** One kind of refusal within one minute. */
export interface RefusalKind {
  readonly company: string;
  /** Its first moment, ms since epoch. */
  readonly minute: number;
  readonly reason: PinRefusal;
  readonly origin: string;
}

export interface CountedRefusals extends RefusalKind {
  readonly count: number;
  /** How many of them the ledger has. */
  readonly written: number;
}

/** Counts of refusals until their minute is over and the ledger has them. AUDIT-10 */
export interface RefusalCountStore {
  /** One more of this kind; none is lost when several come at the same time. */
  add(kind: RefusalKind): Promise<void>;
  /** Of all companies, the oldest minute first. */
  all(limit: number): Promise<readonly CountedRefusals[]>;
  /** The ledger has `count` of this kind. */
  wrote(kind: RefusalKind, count: number): Promise<void>;
  /** Nothing happens when there are more than `count` by now. */
  forget(kind: RefusalKind, count: number): Promise<void>;
}
