import { de, en, fr, nl, ro, spokenWords } from './index';

const LISTS = { de, en, fr, nl, ro };
const every = Array.from({ length: 256 }, (_, number) => number);
const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');

/** Letters to change, add or leave out to come from one word to the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let y = 1; y <= one.length; y++) {
    const next = [y];
    for (let x = 1; x <= other.length; x++) {
      const change = (row[x - 1] ?? 0) + (one[y - 1] === other[x - 1] ? 0 : 1);
      next.push(Math.min(change, (row[x] ?? 0) + 1, (next[x - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

test.each(Object.entries(LISTS))(
  '[SEAL-6] %s: 256 short words, none like another to the ear or the eye',
  (_language, list) => {
    const words = spokenWords(list, every).map(({ word }) => plain(word));
    expect(words.filter((word) => !/^[a-z\u00df]{4,10}$/.test(word))).toEqual([]);
    expect(new Set(words).size).toBe(256);
    expect(new Set(words.map((word) => word.slice(0, 4))).size).toBe(256);
    const alike = words.flatMap((word, at) =>
      words.slice(at + 1).flatMap((other) => (distance(word, other) < 2 ? [`${word} ${other}`] : [])),
    );
    expect(alike).toEqual([]);
  },
);

test('[SEAL-6] a word of another script comes with its reading', () => {
  expect(spokenWords('слон/slon', [0])).toEqual([{ word: 'слон', reading: 'slon' }]);
  expect(spokenWords(en, [0, 255])).toMatchObject([{ word: 'acorn', reading: null }, { reading: null }]);
});
