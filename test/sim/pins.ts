import { A_DAY, guessPins, type Strategy } from './guess-pins';

/**
 * `npm run sim:pins [-- --addresses N --pins N --ticks N --seed S]`: a day of guessing, ten minutes a tick, against one company. Exit 1
 * when a stranger must be expected to get in more often than once in a thousand days, or a customer has to wait.
 */
const option = (name: string, otherwise: number) => Number(process.argv[process.argv.indexOf(name) + 1]) || otherwise;
const [addresses, livePins, ticks] = [option('--addresses', 1_000), option('--pins', 50), option('--ticks', A_DAY)];
const seed = option('--seed', 1);
const MOST_JOINS = 1e-3;
const LONGEST_WAIT_MS = 2_000;

let failed = false;
for (const strategy of ['drip', 'flood'] satisfies Strategy[]) {
  const onTick = (tick: number) => void (tick % 24 === 23 && process.stderr.write(`${strategy}: tick ${tick + 1}\n`));
  const siege = await guessPins({ strategy, addresses, livePins, ticks, seed, onTick });
  const { attempts, heard, joins, expected, customers, longestWaitMs, mostNewPins } = siege;
  console.log(
    `${strategy}: ${addresses} addresses, ${livePins} live PINs, ${ticks} ticks of ten minutes, seed ${seed}`,
  );
  console.log(`  ${attempts} attempts, heard ${heard.short} of eight digits and ${heard.long} of twelve`);
  console.log(`  joins ${joins}, expected ${expected.toExponential(2)}`);
  console.log(`  ${customers} customers: the right PIN waited ${longestWaitMs} ms at most;`);
  console.log(`  who was wrong once needed ${mostNewPins} new PINs at most`);
  failed ||= expected > MOST_JOINS || joins > 0 || longestWaitMs > LONGEST_WAIT_MS;
}
process.exit(failed ? 1 : 0);
