import type { Random } from '../platform';

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;
/** Somebody has to mend something first; an hour later is soon enough to see it. */
export const REFUSED_MS = 60 * 60_000;

/** How long to wait after so many tries in vain: twice as long each time, of which chance takes up to half. ms */
export function backoff(tries: number, random: Random): number {
  const whole = Math.min(FIRST_MS * 2 ** Math.min(tries - 1, 20), LONGEST_MS);
  const [byte = 0] = random(1);
  return Math.round(whole * (0.5 + byte / 510));
}
