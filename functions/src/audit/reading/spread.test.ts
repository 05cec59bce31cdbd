import { spreadOf } from './spread';

test.each([
  [[], null],
  [[7], { count: 1, p50: 7, p95: 7 }],
  [[3, 1, 2], { count: 3, p50: 2, p95: 3 }],
  [[...Array(100).keys()].reverse(), { count: 100, p50: 49, p95: 94 }],
])('the half and nearly all of %j', (times, spread) => {
  expect(spreadOf(times)).toEqual(spread);
});
