import { build } from 'esbuild';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = process.argv[2] ?? here('dist');
const manifest = JSON.parse(await readFile(here('package.json'), 'utf8'));

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

// The Functions worker injects @azure/functions-core by wrapping require, so only CommonJS loads there; one file, because
// workspace links do not survive a deployment. The native library of the embedded store cannot be bundled.
await build({
  entryPoints: [here('src/main.ts')],
  outfile: `${out}/main.cjs`,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['@azure/functions-core', 'libsql'],
  minify: false,
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
});

await copyFile(here('host.json'), `${out}/host.json`);
const deployed = {
  name: 'beside-functions',
  version: manifest.version,
  private: true,
  main: 'main.cjs',
  dependencies: { libsql: manifest.dependencies.libsql },
};
await writeFile(`${out}/package.json`, `${JSON.stringify(deployed, null, 2)}\n`);
