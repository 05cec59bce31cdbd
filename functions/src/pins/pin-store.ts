/** A PIN as it is kept: never its digits. Times are ms since epoch. PIN-4 */
export interface PinRecord {
  /** Keyed hash of company and PIN. */
  readonly key: string;
  /** Keyed hash of the PIN alone: only to tell that a PIN is live at another company. */
  readonly anywhere: string;
  readonly company: string;
  /** Which guesses may hit it: those of the same kind and length. */
  readonly pool: PinPool;
  readonly session: string;
  readonly issuedAt: number;
  readonly until: number;
  readonly use: PinUse;
}

export type PinPool = `invitation-${number}` | `offer-${number}`;

/** The pool of agent-issued PINs with so many digits. */
export function invitationPool(digits: number): PinPool {
  return `invitation-${digits}`;
}

/** The pool of PINs with so many digits that customers have made. */
export function offerPool(digits: number): PinPool {
  return `offer-${digits}`;
}

export type PinUse =
  | { readonly state: 'waiting' }
  | { readonly state: 'spent'; readonly jkt: string; readonly participant: string }
  | { readonly state: 'dead' };

export interface StoredPin extends PinRecord {
  readonly etag: string;
}

export interface PinStore {
  /** Create-only; `false` when the company has this PIN already, whatever became of it. */
  reserve(pin: PinRecord): Promise<boolean>;
  find(key: string): Promise<StoredPin | null>;
  /** Whether another company has this PIN waiting and in time. */
  liveElsewhere(anywhere: string, company: string, now: number): Promise<boolean>;
  /** How many PINs of the company's pool wait and are in time. */
  live(company: string, pool: PinPool, now: number): Promise<number>;
  /** One use: `false` when the record is not the one with this ETag any more. PIN-3 */
  spend(key: string, etag: string, by: { readonly jkt: string; readonly participant: string }): Promise<boolean>;
  /** Every PIN of the session that waits becomes dead; with `olderThan` only those issued before it. */
  kill(company: string, session: string, olderThan?: Pick<PinRecord, 'issuedAt' | 'key'>): Promise<void>;
  /** Forgets PINs whose time was over before this moment. */
  forget(before: number): Promise<void>;
}
