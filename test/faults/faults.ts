import { runCosmosFaults } from './run-cosmos-faults';
import { runFaults } from './run-faults';

/**
 * `npm run faults [-- --every N] [--cosmos]`: every call of a port fails in every way, once; or, over the Cosmos DB adapter, every request
 * that writes. Prints figures; exit code 1 when a law broke.
 */
const words = process.argv.slice(2);
const every = Number(words[words.indexOf('--every') + 1] ?? 1) || 1;
const began = performance.now();
const seconds = () => Math.round((performance.now() - began) / 1000);

function progress(done: number, of: number): void {
  if (done % 100 === 0) console.log(`  ${done} of ${of}`);
}

function finish(runs: number, broken: readonly string[]): void {
  for (const words of broken.slice(0, 40)) console.log(`  BROKEN ${words}`);
  console.log(`${runs - broken.length} runs keep every law, ${broken.length} do not`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}

async function overPorts(): Promise<void> {
  const { calls, runs, endings, broken } = await runFaults(every, progress);
  console.log(
    `${runs} runs in ${seconds()} s: ${calls.length} calls of ports in one session’s life, each failing in every way`,
  );
  for (const [way, by] of Object.entries(endings)) {
    const counts = Object.entries(by).map(([ending, count]) => `${ending} ${count}`);
    console.log(`  ${way.padEnd(14)}${counts.join(', ')}`);
  }
  finish(
    runs,
    broken.map(({ call, fault, laws }) => `${call} (call ${fault.at}) ${fault.way}: ${laws.join('; ')}`),
  );
}

async function overCosmos(): Promise<void> {
  const { writes, runs, broken } = await runCosmosFaults(every, progress);
  console.log(
    `${runs} runs in ${seconds()} s: ${writes} writing requests in one session’s life, over the Cosmos DB adapter`,
  );
  finish(runs, broken);
}

await (words.includes('--cosmos') ? overCosmos() : overPorts());
