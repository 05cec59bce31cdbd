import { HANG_LIMIT_MS } from '../support/hang-limit';
import { printFigures } from '../support/run/print-figures';
import { fuzzPrivacy } from './fuzz-privacy';

jest.setTimeout(HANG_LIMIT_MS);

test('[PRIV-1] [PRIV-6] 50,000 random mutations: no canary leaves in any form, and what the policy shows arrives', async () => {
  const result = await fuzzPrivacy({ mutations: 50_000, seed: 11 });
  printFigures(
    `privacy: ${result.mutations} mutations, ${result.arrived} of ${result.opened} shown words arrived, ${result.hits.length} canaries left`,
  );
  expect(result.hits).toEqual([]);
  expect(result.mutations).toBeGreaterThanOrEqual(50_000);
  expect(result.arrived).toBeGreaterThan(1_000);
});

describe('pages that once leaked', () => {
  test.each([
    [1, 0, 'the name of a font, which the browser gives without quotes'],
    [2, 2, 'a part that was wrapped into a button where it stood'],
    [2, 5, 'a text that `normalize` joined with a shown one'],
    [2, 8, 'options that were moved with what was once typed'],
    [3, 11, 'a password field that became a text field unseen; a chain of moves within one turn'],
    [3, 14, 'the media of a style sheet'],
  ])('[PRIV-6] seed %i, page %i: %s', async (seed, firstPage) => {
    expect((await fuzzPrivacy({ mutations: 3_000, seed, firstPage })).hits).toEqual([]);
  });
});

test('[PRIV-1] a leak would be found: where the policy shows what the page holds, words arrive', async () => {
  const { arrived, opened } = await fuzzPrivacy({ mutations: 1, seed: 12 });
  expect(arrived).toBeGreaterThan(0);
  expect(opened).toBeGreaterThanOrEqual(arrived);
});
