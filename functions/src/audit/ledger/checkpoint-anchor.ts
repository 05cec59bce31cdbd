/**
 * A place where nothing is written twice and nothing is deleted, apart from the store: whoever holds the store does not reach it.
 * AUDIT-11
 */
export interface CheckpointAnchor {
  /** Keeps a signed checkpoint for good; `false`, and nothing changed, when this place has one. */
  put(company: string, seq: number, checkpoint: string): Promise<boolean>;
  /** The places that have one, rising. */
  places(company: string): Promise<readonly number[]>;
  /** `null` when this place has none. */
  get(company: string, seq: number): Promise<string | null>;
}
