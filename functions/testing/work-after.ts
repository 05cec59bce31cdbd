/** The work that goes on after answers, kept so that whoever needs it done can wait for it. */
export function workAfter() {
  const running = new Set<Promise<void>>();
  return {
    later: (work: Promise<void>): void => {
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    /** Waits for all that goes on, and for what that begins. */
    async done(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
