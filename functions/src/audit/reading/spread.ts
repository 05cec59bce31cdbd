/** How long something took, over many: nearest rank, ms. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
}

/** `null` of nothing. @param times ms, in any order */
export function spreadOf(times: readonly number[]): Spread | null {
  const sorted = [...times].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return sorted.length === 0 ? null : { count: sorted.length, p50: rank(0.5), p95: rank(0.95) };
}
