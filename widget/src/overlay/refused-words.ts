import type { RefusalCode } from '@beside/protocol';
import type { Strings } from '../strings/en';

/** Why the server said no, where the customer can do something about it; otherwise that it did not work. */
export function refusedWords(strings: Pick<Strings, 'refused'>, code: RefusalCode): string {
  const known = strings.refused as Readonly<Partial<Record<RefusalCode, string>>>;
  return known[code] ?? strings.refused.other;
}
