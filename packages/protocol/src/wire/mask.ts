export const MASK_CHARACTER = '•';
/** One length for every value: neither its length nor whether there is one can be read off. PRIV-10 */
export const VALUE_MASK = MASK_CHARACTER.repeat(8);
/** Words are masked in groups of this many, so that the layout holds and a word's length does not show. PRIV-10 */
export const MASK_GROUP_CHARACTERS = 4;

/** Running text of so many groups, as it looks masked. */
export function maskOf(groups: number): string {
  return Array.from({ length: groups }, () => MASK_CHARACTER.repeat(MASK_GROUP_CHARACTERS)).join(' ');
}
