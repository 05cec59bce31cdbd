import { argumentsOf, readMessage } from './message';

const taken = (text: string) => Object.fromEntries(argumentsOf(readMessage(text)));

test('a message takes what it names; what is counted is a number', () => {
  expect(taken('Nothing to put in.')).toEqual({});
  expect(taken('{who} of {company}')).toEqual({ company: 'string', who: 'string' });
  expect(taken('{n, plural, one {# of {who}} other {# of them}} in {s, number} s')).toEqual({
    n: 'number',
    s: 'number',
    who: 'string',
  });
});

test('arguments come in alphabetical order, so that new wording does not change how code calls a message', () => {
  expect([...argumentsOf(readMessage('{b} {a}')).keys()]).toEqual(['a', 'b']);
  expect([...argumentsOf(readMessage('{a} {b}')).keys()]).toEqual(['a', 'b']);
});

test.each([
  ['a plural without "other"', '{n, plural, one {x}}'],
  ['a brace that is not closed', 'Hello {name'],
  ['a date', '{when, date, short}'],
  ['a tag', 'Press <b>Stop</b>'],
  ['an offset', '{n, plural, offset:1 one {x} other {y}}'],
  ['an ordinal', '{n, selectordinal, one {#st} other {#th}}'],
])('%s is refused', (_what, text) => {
  expect(() => readMessage(text)).toThrow();
});
