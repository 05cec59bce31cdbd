import type { Versions } from '../session/state';

/** Wire versions this build speaks. A change that an older end cannot ignore raises `max`. WIRE-1 */
export const WIRE_VERSIONS: Versions = { min: 2, max: 2 };

/** The highest version that both ends speak, or `null` when they share none: a plain refusal, never a guess. WIRE-1 */
export function agreeVersion(a: Versions, b: Versions): number | null {
  const highest = Math.min(a.max, b.max);
  return highest >= Math.max(a.min, b.min) ? highest : null;
}
