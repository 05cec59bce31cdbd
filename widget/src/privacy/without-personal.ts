import { VALUE_MASK } from '@beside/protocol';
import { textAround } from './neighbouring-text';
import { findPersonal, type Span } from './personal-numbers';

/** A shown value or attribute without the numbers and addresses in it: each leaves one mask of fixed length. PRIV-11 */
export function withoutPersonal(words: string): string {
  return cover(words, 0, findPersonal(words));
}

/** The same for a shown text, which may hold only a part of one: the rest stands in the texts beside it. PRIV-11 */
export function textWithoutPersonal(text: Text): string {
  const { data } = text;
  const alone = findPersonal(data);
  const around = textAround(text);
  if (!around) return cover(data, 0, alone);
  const start = around.before.length;
  const joined = findPersonal(around.before + data + around.after);
  return cover(data, start, [...alone.map(([from, to]): Span => [from + start, to + start]), ...joined]);
}

/** `words` begins at `start` of what the spans count in; a hit that began before it has its mask there. */
function cover(words: string, start: number, spans: readonly Span[]): string {
  let out = '';
  let done = start;
  const end = start + words.length;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (to <= done || from >= end) continue;
    if (from >= done) out += words.slice(done - start, from - start) + VALUE_MASK;
    done = Math.min(to, end);
  }
  return out + words.slice(done - start);
}
