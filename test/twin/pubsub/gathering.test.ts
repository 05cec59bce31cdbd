import { createGathering } from './gathering';

test('values are found under their keys, once each, until they are removed', () => {
  const gathering = createGathering<string>();
  for (const value of ['one', 'two', 'one']) gathering.add('a', value);
  gathering.add('b', 'one');
  gathering.remove('a', 'one');
  expect([...gathering.under('a')]).toEqual(['two']);
  expect([...gathering.under('b')]).toEqual(['one']);
  expect([...gathering.under('c')]).toEqual([]);
});

test('a key that holds nothing any more is forgotten', () => {
  const gathering = createGathering<string>();
  gathering.add('a', 'one');
  gathering.remove('a', 'two');
  expect(gathering.size).toBe(1);
  gathering.remove('a', 'one');
  expect(gathering.size).toBe(0);
});
