import { differingLines } from './differing-lines';

test('equal outlines do not differ; a line that is missing, new or moved counts', () => {
  expect(differingLines(['a', 'b', 'c'], ['a', 'b', 'c'])).toBe(0);
  expect(differingLines(['a', 'b', 'c'], ['a', 'c'])).toBe(1);
  expect(differingLines(['a', 'c'], ['a', 'b', 'c'])).toBe(1);
  expect(differingLines(['a', 'b', 'c'], ['a', 'x', 'c'])).toBe(2);
  expect(differingLines(['a', 'b', 'c'], ['b', 'a', 'c'])).toBe(1);
});
