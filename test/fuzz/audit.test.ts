import { verifyAudit } from '@beside/protocol';
import { createBookKey, fullBook } from '../support/audit-book';
import { HANG_LIMIT_MS } from '../support/hang-limit';
import { printFigures } from '../support/run/print-figures';
import { seededRandom } from '../support/seeded-random';
import { tamperOnce, tampers } from './audit';

const TAMPERS = 10_000;
const SEED = 7;
/** So many at the same time: hashing waits for another thread. */
const BATCH = 50;

test(
  `[AUDIT-12] of ${TAMPERS} random tampers every one is found, and named`,
  async () => {
    const key = await createBookKey();
    const file = await (await fullBook(key)).export();
    const original = JSON.stringify(file);
    expect((await verifyAudit(file, [key.publicKey])).findings).toEqual([]);

    /** With the file's own keys, which whoever tampers may change as well; each attempt has a seed of its own. */
    const attempt = async (seed: number) => ({
      seed,
      tampered: await tamperOnce(
        original,
        seededRandom(seed),
        async (changed) => (await verifyAudit(changed)).findings,
      ),
    });
    const done = new Set<string>();
    const missed: object[] = [];
    let count = 0;
    for (let seed = SEED * 1_000_000; count < TAMPERS; seed += BATCH) {
      const batch = await Promise.all(Array.from({ length: BATCH }, (_, index) => attempt(seed + index)));
      for (const { seed: own, tampered } of batch) {
        if (!tampered) continue;
        count += 1;
        done.add(tampered.name);
        if (!tampered.found || !tampered.named) missed.push({ seed: own, ...tampered });
      }
    }
    printFigures(`tampers of an audit: ${count} tried, ${count - missed.length} found and named`);
    expect(missed).toEqual([]);
    expect([...done].sort()).toEqual(tampers.map(({ name }) => name).sort());
  },
  HANG_LIMIT_MS,
);
