import type { Random } from '../platform';

/** The largest multiple of ten that a byte can stay below: bytes from here on are thrown away, or 0–5 would come more often. */
const FAIR_BELOW = 250;

/** So many decimal digits, every one equally likely: rejection sampling over unpredictable bytes. PIN-1 */
export function drawDigits(count: number, random: Random): string {
  let digits = '';
  while (digits.length < count) {
    for (const byte of random(count - digits.length)) {
      if (byte < FAIR_BELOW) digits += String(byte % 10);
    }
  }
  return digits;
}
