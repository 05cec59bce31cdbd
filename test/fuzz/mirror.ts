import { fuzzMirror } from './fuzz-mirror';

/** `npm run fuzz:mirror -- --operations N --seed S [--faults] [--page P]`; exit 1 on a difference. */
const option = (name: string, otherwise: number) => Number(process.argv[process.argv.indexOf(name) + 1]) || otherwise;
const operations = option('--operations', 20_000);
const seed = option('--seed', 1);
const result = await fuzzMirror({
  operations,
  seed,
  faults: process.argv.includes('--faults'),
  firstPage: Number(process.argv[process.argv.indexOf('--page') + 1]) || 0,
});
for (const difference of result.differences) console.log(difference);
console.log(
  `${result.operations} operations, ${result.faults} faults, ${result.epochs} epochs, ${result.differences.length} differences, seed ${seed}`,
);
process.exit(result.differences.length > 0 ? 1 : 0);
