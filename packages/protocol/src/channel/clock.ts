/** Time as the channel uses it; handed in, so that a test owns it. */
export interface Clock {
  /** ms since epoch, on this machine's clock. */
  now(): number;
  /** Runs `task` once after `ms`; returns its cancellation. */
  after(ms: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
