import { transformSync } from '@swc/core';
import type { Catalogue } from './catalogue';
import { moduleName, writeModule } from './write-module';

/** The words of the module as the program has them. */
function run(language: string, words: Catalogue, group = 'main'): Record<string, unknown> {
  const english = words;
  const source = writeModule({ language, group, type: 'Words', words, english });
  const { code } = transformSync(source, { jsc: { parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } });
  const exported: Record<string, Record<string, unknown>> = {};
  new Function('exports', code)(exported);
  const [found] = Object.values(exported);
  if (!found) throw new Error('the module exports nothing');
  return found;
}
const say = (language: string, text: string, ...given: readonly unknown[]) => {
  const { it } = run(language, { it: text });
  return typeof it === 'function' ? it(...given) : it;
};

test('plain words are a string, whatever signs they hold', () => {
  expect(say('en', "It’s ''it'': \\ ` $'{x}'")).toBe("It’s 'it': \\ ` ${x}");
});

test('words around an argument keep their signs', () => {
  expect(say('en', '` \\ $ {who}', 'Anna')).toBe('` \\ $ Anna');
});

test.each([
  ['en', [0, 1, 2], ['none', '1 thing', '2 things']],
  ['fr', [0, 1, 2], ['none', '1 thing', '2 things']],
])('a plural in %s: an exact number first, then the category', (language, counts, said) => {
  const text = '{n, plural, =0 {none} one {# thing} other {# things}}';
  expect(counts.map((count) => say(language, text, count))).toEqual(said);
});

test('a plural follows the language’s own categories', () => {
  const text = '{n, plural, zero {zero} one {one} two {two} few {few} many {many} other {other}}';
  expect([0, 1, 2, 3, 11, 100].map((n) => say('ar', text, n))).toEqual(['zero', 'one', 'two', 'few', 'many', 'other']);
  expect([0, 1].map((n) => say('fr', '{n, plural, one {one} other {other}}', n))).toEqual(['one', 'one']);
});

test('a category without words of its own has those of "other"', () => {
  expect(say('ar', '{n, plural, one {one} other {other}}', 2)).toBe('other');
});

test('a number is written as in the language', () => {
  expect(say('nl', '{n, number} keer', 1234)).toBe('1.234 keer');
});

test('a select has the words of its value, or those of "other"', () => {
  const text = '{kind, select, chat {by chat} other {by phone}}';
  expect([say('en', text, 'chat'), say('en', text, 'voice')]).toEqual(['by chat', 'by phone']);
});

test('groups and lists stay as they are, a code as a key too', () => {
  const words = { list: ['a', 'b {x}'], group: { 'pin/invalid': 'no', plain: 'yes' } };
  const made = run('en', words) as { list: [string, (x: string) => string]; group: unknown };
  expect(made.group).toEqual(words.group);
  expect([made.list[0], made.list[1]('!')]).toEqual(['a', 'b !']);
});

test('a translation takes its arguments in the order of English', () => {
  const english = { it: '{a} and {b}' };
  const source = writeModule({ language: 'nl', group: 'main', type: 'Words', words: { it: '{b} en {a}' }, english });
  expect(source).toContain('it: (a: string, b: string) => `${b} en ${a}`');
});

test('a group of its own has a module, a constant and a type named for it', () => {
  expect(moduleName({ language: 'nl', group: 'hands' })).toBe('hands-nl');
  const parts = { group: 'hands', type: 'Words', words: { a: 'A' }, english: { a: 'A' } };
  expect(writeModule({ ...parts, language: 'en' })).toContain('export type HandsWords = typeof handsEn;');
  expect(writeModule({ ...parts, language: 'nl' })).toContain('export const handsNl: HandsWords = {');
});

test('an argument that would hide what the module declares is refused', () => {
  expect(() => run('en', { it: '{plural}' })).toThrow(/another name/);
});
