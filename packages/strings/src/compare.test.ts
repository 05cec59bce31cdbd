import { compareWithEnglish, pluralCategories } from './compare';

const english = {
  hello: 'Hello {name}',
  things: '{n, plural, one {# thing} other {# things}}',
  list: ['a', 'b'],
  kind: '{k, select, chat {c} other {o}}',
};
const dutch = {
  hello: 'Dag {name}',
  things: '{n, plural, one {# ding} other {# dingen}}',
  list: ['a', 'b'],
  kind: '{k, select, chat {c} other {o}}',
};
const problems = (change: object, language = 'nl') => compareWithEnglish({ ...dutch, ...change }, english, language);

test('words that fit the English ones have no problem', () => {
  expect(problems({})).toEqual([]);
});

test.each([
  ['a missing message', { hello: undefined }, ['hello is missing']],
  ['one too many', { extra: 'x' }, ['extra is not in English']],
  ['a list that is shorter', { list: ['a'] }, ['list.1 is missing']],
  ['an empty one', { list: ['a', ' '] }, ['list.1 is empty']],
  ['another argument', { hello: 'Dag {naam}' }, ['hello takes (naam: string) instead of (name: string)']],
  ['a forgotten argument', { hello: 'Dag' }, ['hello takes () instead of (name: string)']],
  ['a count that is not counted', { things: '{n} dingen' }, ['things takes (n: string) instead of (n: number)']],
  ['a missing plural category', { things: '{n, plural, other {# dingen}}' }, ['things has no words for "one" of n']],
  [
    'a category of other languages',
    { things: '{n, plural, one {a} few {b} other {#}}' },
    ['things has "few" of n, which this language does not know'],
  ],
  [
    'another selection',
    { kind: '{k, select, call {c} other {o}}' },
    ['kind takes (k: string, k of call|other) instead of (k: string, k of chat|other)'],
  ],
])('%s is found', (_what, change, found) => {
  const words = JSON.parse(JSON.stringify({ ...dutch, ...change }));
  expect(compareWithEnglish(words, english, 'nl')).toEqual(found);
});

test.each([
  ['en', ['one', 'other']],
  ['fr', ['one', 'other']],
  ['ro', ['few', 'one', 'other']],
  ['ar', ['few', 'many', 'one', 'other', 'two', 'zero']],
])('the plural categories of %s are those that counts take', (language, categories) => {
  expect([...pluralCategories(language)].sort()).toEqual(categories);
});

test('an exact number needs no category for itself', () => {
  expect([...pluralCategories('nl', ['=1'])]).toEqual(['other']);
});
