import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const STEPS = [
  ['widget', 'widget/build.mjs'],
  ['controls for Dynamics 365 (the first time takes about a minute)', 'crm-control/build.mjs'],
];

/** Builds what changed, with progress; ends the process when something does not build. */
export function buildProduct() {
  for (const [what, script] of STEPS) {
    process.stdout.write(`  Building the ${what} … `);
    const started = performance.now();
    const built = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' });
    if (built.status !== 0) {
      process.stdout.write('failed\n');
      process.stderr.write(`${built.stdout}${built.stderr}`);
      process.exit(1);
    }
    process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  }
}
