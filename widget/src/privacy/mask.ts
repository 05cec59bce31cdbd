const MASK_CHARACTER = '•';
/** One length for every value: neither its length nor whether there is one can be read off. PRIV-10 */
export const VALUE_MASK = MASK_CHARACTER.repeat(8);
/** Words are masked in groups of this many, so that the layout holds and a word's length does not show. PRIV-10 */
const GROUP_CHARACTERS = 4;
/** Longer running text is masked to this; the layout needs no more. */
const MAX_MASK_GROUPS = 2_000;

/** Running text → its rough extent, rounded up to groups of four. White space alone stays white space. */
export function maskText(text: string): string {
  const extent = text.trim().length;
  if (extent === 0) return text === '' ? '' : ' ';
  const groups = Math.min(Math.ceil(extent / (GROUP_CHARACTERS + 1)), MAX_MASK_GROUPS);
  const lead = /^\s/.test(text) ? ' ' : '';
  const tail = /\s$/.test(text) ? ' ' : '';
  return lead + Array.from({ length: groups }, () => MASK_CHARACTER.repeat(GROUP_CHARACTERS)).join(' ') + tail;
}
