import { hiddenStep, hiddenSteps, isHiddenStep } from './hidden-items';

test('[AUDIT-17] a count is known by the step above it, so that one page is not told from another', () => {
  expect([0, 1, 3, 5, 37, 49, 50, 51, 9_999, 80_000].map(hiddenStep)).toEqual([
    0, 1, 5, 5, 50, 50, 50, 100, 10_000, 10_000,
  ]);
  expect(hiddenSteps.every(isHiddenStep)).toBe(true);
  expect([3, 37, '50', null].some(isHiddenStep)).toBe(false);
});
