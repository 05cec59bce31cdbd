/**
 * Laid under the probe's bundle in place of the globals: the page's clockwork can be held while capture's own goes on, and the
 * longest slice of capture's own work is known. No other bundle has it.
 */
export const slices = { longestMs: 0 };

export function timed<T>(work: () => T): T {
  const started = performance.now();
  try {
    return work();
  } finally {
    slices.longestMs = Math.max(slices.longestMs, performance.now() - started);
  }
}

const platform = {
  setTimeout: globalThis.setTimeout.bind(globalThis),
  setInterval: globalThis.setInterval.bind(globalThis),
  queueMicrotask: globalThis.queueMicrotask.bind(globalThis),
};
export const setTimeout = (work: () => void, ms?: number) => platform.setTimeout(() => timed(work), ms);
export const setInterval = (work: () => void, ms?: number) => platform.setInterval(() => timed(work), ms);
export const queueMicrotask = (work: () => void) => platform.queueMicrotask(() => timed(work));

class TimedMutationObserver extends globalThis.MutationObserver {
  constructor(callback: MutationCallback) {
    super((records, observer) => timed(() => callback(records, observer)));
  }
}
export { TimedMutationObserver as MutationObserver };
