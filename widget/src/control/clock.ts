/** Time, handed in, so that a test owns it. */
export interface Clock {
  /** ms */
  now(): number;
  /** Runs `task` once after `ms`; returns its cancellation. */
  after(ms: number, task: () => void): () => void;
}
