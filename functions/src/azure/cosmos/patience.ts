import { setTimeout as sleep } from 'node:timers/promises';

/** What one request may spend on waiting in all: a person waits behind it. Beyond it the request fails, and with it the call. */
const BUDGET_MS = 3_000;
/** When the service is too busy to say for how long. */
const DEFAULT_WAIT_MS = 100;
const TOO_MANY = 429;

/** Asks again as long as the service is busy (429), each time after the wait that it names, within a budget. */
export type Patience = <R>(ask: () => Promise<R>) => Promise<R>;

export function createPatience(wait: (ms: number) => Promise<unknown> = sleep): Patience {
  return async (ask) => {
    for (let left = BUDGET_MS; ;) {
      try {
        return await ask();
      } catch (error) {
        const { code, retryAfterInMs: named } = error as { code?: unknown; retryAfterInMs?: number };
        const ms = named && named > 0 ? named : DEFAULT_WAIT_MS;
        if (code !== TOO_MANY || ms > left) throw error;
        left -= ms;
        await wait(ms);
      }
    }
  };
}
