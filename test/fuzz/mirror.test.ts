import { HANG_LIMIT_MS } from '../support/hang-limit';
import { printFigures } from '../support/run/print-figures';
import { fuzzMirror } from './fuzz-mirror';

jest.setTimeout(HANG_LIMIT_MS);

test('[WIRE-12] [WIRE-9] 20,000 random operations with faults of the relay: both ends are equal in hash, structure and properties', async () => {
  const result = await fuzzMirror({ operations: 20_000, seed: 7, faults: true });
  printFigures(
    `mirror: ${result.operations} operations, ${result.faults} faults of the relay, ${result.differences.length} differences`,
  );
  expect(result.differences).toEqual([]);
  expect(result.operations).toBeGreaterThanOrEqual(20_000);
  expect(result.faults).toBeGreaterThanOrEqual(1_000);
});

describe('pages that once differed', () => {
  test.each([
    [1, 0, 'nodes inserted before a sibling that was not drawn yet; adopted sheets replaced by script'],
    [2, 3, 'an option chosen by the browser because others went'],
    [2, 6, 'a node moved away and back within one turn'],
  ])('seed %i, page %i: %s', async (seed, firstPage) => {
    expect((await fuzzMirror({ operations: 1_000, seed, firstPage, faults: true })).differences).toEqual([]);
  });
});
