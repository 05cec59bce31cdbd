import { endReasons, refusalCodes, tileReasons } from '@beside/protocol';
import { de } from '../strings/de';
import { en } from '../strings/en';
import { endingDe } from '../strings/ending-de';
import { endingEn } from '../strings/ending-en';
import { endingFr } from '../strings/ending-fr';
import { endingNl } from '../strings/ending-nl';
import { fr } from '../strings/fr';
import { nl } from '../strings/nl';
import { previewEn } from '../strings/preview-en';
import { refusedWords } from './refused-words';

const endings = { de: endingDe, en: endingEn, fr: endingFr, nl: endingNl };
const languages = { de, en, fr, nl };

test.each(Object.entries(languages) as [keyof typeof languages, typeof en][])(
  'in %s every code has its words, and words have a code',
  (language, strings) => {
    const ended = [...Object.keys(strings.ended), ...Object.keys(endings[language].reasons)];
    expect(ended.sort()).toEqual([...endReasons].sort());
    const { other, ...known } = strings.refused;
    expect(Object.keys(known).filter((code) => !refusalCodes.some((one) => one === code))).toEqual([]);
    expect(other).not.toBe('');
  },
);

test('every kind of tile has its words', () => {
  expect(Object.keys(previewEn.tiles).sort()).toEqual([...tileReasons].sort());
});

test.each(refusalCodes)('%s is answered with a sentence that says what to do', (code) => {
  for (const strings of Object.values(languages)) expect(refusedWords(strings, code)).toMatch(/^\p{Lu}.*\.$/u);
});

test('a code that the customer can do something about has words of its own', () => {
  expect(refusedWords(en, 'pin/invalid')).toBe('This PIN is not valid here. Ask your agent for a new one.');
  expect(refusedWords(en, 'store/conflict')).toBe(en.refused.other);
});
