/** A word to be said aloud, with how it is written in Latin letters where its own script is another. */
export interface SpokenWord {
  readonly word: string;
  readonly reading: string | null;
}

/**
 * The words of numbers from 0 to 255. SEAL-6
 * @param list 256 words between white space; a reading follows its word after a slash
 */
export function spokenWords(list: string, numbers: readonly number[]): readonly SpokenWord[] {
  const words = list.trim().split(/\s+/);
  return numbers.map((number) => {
    const [word = '', reading = null] = words[number]?.split('/') ?? [];
    return { word, reading };
  });
}
