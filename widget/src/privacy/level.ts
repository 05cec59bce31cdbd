/** What may be known of a part of the page. Anything that is not clearly one of these is `masked`. PRIV-1 */
export type Level = 'shown' | 'masked' | 'hidden';

const STRICTNESS: Record<Level, number> = { shown: 0, masked: 1, hidden: 2 };

export function stricter(a: Level, b: Level): Level {
  return STRICTNESS[a] >= STRICTNESS[b] ? a : b;
}
