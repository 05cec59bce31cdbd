import { setTimeout as wait } from 'node:timers/promises';

/**
 * The relay's client has begun to wait for its next ping when it is stopped, and waits to the end, up to 40 s. It may, but the process does not
 * stay for it. Loaded before the tests of `rooms`.
 */
jest.mock('@azure/core-util', () => ({
  ...jest.requireActual<object>('@azure/core-util'),
  delay: (ms: number, { abortSignal: signal }: { readonly abortSignal?: AbortSignal } = {}) =>
    wait(ms, undefined, { ref: false, ...(signal && { signal }) }),
}));
