// Packs the solution for Dynamics 365 into dist/: unmanaged and managed, the same bytes whenever and wherever.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register();
const { buildSolution } = await import('./src/build-solution.ts');

const root = fileURLToPath(new URL('..', import.meta.url));
const out = process.argv[2] ?? fileURLToPath(new URL('dist', import.meta.url));
const result = await buildSolution(root, out);
if (result.ok) {
  for (const { file, bytes, sha256 } of result.built) console.log(`${file}: ${bytes} B, SHA-256 ${sha256}`);
} else {
  for (const fault of result.faults) console.error(fault);
  process.exitCode = 1;
}
