/** How one session's log ends, or how far it has come. */
export interface SessionTail {
  /** The session's record id. */
  readonly id: string;
  readonly count: number;
  /** The hash of its last record. */
  readonly head: string;
}
