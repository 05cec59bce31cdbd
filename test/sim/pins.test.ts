import { HANG_LIMIT_MS } from '../support/hang-limit';
import { printFigures } from '../support/run/print-figures';
import { guessPins, type Strategy } from './guess-pins';

jest.setTimeout(HANG_LIMIT_MS);

/** A small day: 60 addresses against 50 PINs for an hour are as thick as a thousand for a day where it counts. */
test.each<[Strategy, number, number]>([
  // Heard before the guard: 60; after it: once an address, and the long ones.
  ['flood', 150, 60],
  ['drip', 150, 150],
])(
  '[PIN-6] [PIN-7] %s: few guesses are heard, nobody gets in, no customer waits',
  async (strategy, mostShort, atLeast) => {
    const siege = await guessPins({ strategy, addresses: 60, livePins: 50, ticks: 6, seed: 3 });
    printFigures(
      `guessed PINs, ${strategy}: ${siege.attempts} attempts, ${siege.heard.short + siege.heard.long} heard, ${siege.joins} joins, ` +
        `${siege.expected.toExponential(1)} expected, ${siege.customers} customers waited ${siege.longestWaitMs} ms at most`,
    );
    expect(siege.joins).toBe(0);
    expect(siege.heard.short).toBeLessThanOrEqual(mostShort);
    expect(siege.attempts).toBeGreaterThan(atLeast);
    expect(siege.expected).toBeLessThan(1e-4);
    expect(siege.longestWaitMs).toBe(0);
    expect(siege.mostNewPins).toBeLessThanOrEqual(1);
  },
);
