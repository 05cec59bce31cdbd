import { HANG_LIMIT_MS } from '../support/hang-limit';
import { printFigures } from '../support/run/print-figures';
import { runRows } from './session-rows';

const RUNS = 150;
const SEED = 34;

test(
  `[ROW-2] [ROW-3] ${RUNS} random ways to Dataverse: no row is lost, doubled, or replaced by an older one`,
  async () => {
    const broken: string[] = [];
    const fates = new Set<string>();
    let requests = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const seed = SEED * 1_000_000 + run;
      const result = await runRows(seed);
      requests += result.requests;
      for (const fate of result.fates) fates.add(fate);
      broken.push(...result.broken.map((words) => `seed ${seed}: ${words}`));
    }
    printFigures(`rows: ${RUNS} random ways to Dataverse, ${requests} requests, ${broken.length} broke a law`);
    expect(broken).toEqual([]);
    expect([...fates].sort()).toEqual(['answered', 'away', 'forbidden', 'late', 'lost', 'lost answer', 'throttled']);
  },
  HANG_LIMIT_MS,
);
