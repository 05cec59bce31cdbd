import { MASK_GROUP_CHARACTERS, maskOf } from '@beside/protocol';

/** Longer running text is masked to this; the layout needs no more. */
const MAX_MASK_GROUPS = 2_000;

/** Running text → its rough extent, rounded up to groups of four. White space alone stays white space. */
export function maskText(text: string): string {
  const extent = text.trim().length;
  if (extent === 0) return text === '' ? '' : ' ';
  const groups = Math.min(Math.ceil(extent / (MASK_GROUP_CHARACTERS + 1)), MAX_MASK_GROUPS);
  const lead = /^\s/.test(text) ? ' ' : '';
  const tail = /\s$/.test(text) ? ' ' : '';
  return lead + maskOf(groups) + tail;
}
