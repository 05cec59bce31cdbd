import type { SessionView } from '@beside/protocol';

/** One tab sends at a time: the one that the customer looks at takes the lock, the other lets go. SESS-14 */
export interface SharingLock {
  /** Resolves once this tab holds the lock; `lost` runs when another tab has taken it. */
  take(lost: () => void): Promise<void>;
  release(): void;
}

export function createSharingLock(view: SessionView): SharingLock {
  let letGo: (() => void) | null = null;
  return {
    take: (lost) =>
      new Promise((held) => {
        if (!('locks' in navigator)) return held();
        navigator.locks
          .request(`beside ${view.id}`, { steal: true }, () => {
            held();
            return new Promise<void>((done) => (letGo = done));
          })
          .catch(() => letGo && lost()); // stolen: another tab is looked at now
      }),
    release: () => {
      const done = letGo;
      letGo = null;
      done?.();
    },
  };
}
