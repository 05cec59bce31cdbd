import { de, en, fr, nl, ro, spokenWords, type SpokenWord } from '@beside/spoken';

const LISTS: Readonly<Record<string, string>> = { de, en, fr, nl, ro };

/** The words of a handshake in the customer's language: both sides look them up in the same list. SEAL-6 */
export function spokenIn(language: string, numbers: readonly number[]): readonly SpokenWord[] {
  return spokenWords((Object.hasOwn(LISTS, language) ? LISTS[language] : undefined) ?? en, numbers);
}
