/** Failures of a store or the relay are mostly of one request. */
const MAX_TRIES = 3;

/** Does again what has failed: for what is said once, and may be done more than once. */
export async function insist(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === MAX_TRIES) throw error;
    }
  }
}
