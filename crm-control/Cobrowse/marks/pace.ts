import type { Clock } from '@beside/protocol/channel';

/** Passes the first value on at once, then the latest one every `everyMs`: no value is older than that, none is repeated. */
export function pace<T>(
  clock: Clock,
  everyMs: number,
  pass: (value: T) => void,
): { push(value: T): void; stop(): void } {
  let waiting: { readonly value: T } | null = null;
  let cancel: (() => void) | null = null;
  const beat = () => {
    cancel = null;
    if (!waiting) return;
    const { value } = waiting;
    waiting = null;
    cancel = clock.after(everyMs, beat);
    pass(value);
  };
  return {
    push: (value) => {
      waiting = { value };
      if (!cancel) beat();
    },
    stop: () => {
      cancel?.();
      cancel = null;
      waiting = null;
    },
  };
}
