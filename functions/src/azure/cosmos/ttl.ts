/** Clocks of the service and of its callers may differ by so much; a document never goes before its time. */
const MARGIN_MS = 60_000;

/** Seconds after which the service may take a document away that serves until then (ms since epoch); at least one. */
export function ttlUntil(until: number, now: number): number {
  return Math.max(1, Math.ceil((until + MARGIN_MS - now) / 1000));
}
