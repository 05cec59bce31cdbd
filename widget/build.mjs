import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** gz bytes. The loader stands in every page view; the app is everything up to a live session, without the Web PubSub client. */
const BUDGETS = { 'beside.js': 4_000, 'app.js': 30_000 };

const here = fileURLToPath(new URL('.', import.meta.url));
const out = `${here}dist/`;
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const shared = { absWorkingDir: here, bundle: true, minify: true, target: 'es2022', outdir: out, legalComments: 'none', logLevel: 'warning' };
await Promise.all([
  build({ ...shared, entryPoints: { beside: 'src/main.ts' }, format: 'iife' }),
  build({ ...shared, entryPoints: { app: 'src/app.ts' }, format: 'esm', splitting: true, chunkNames: 'chunk-[hash]', platform: 'browser' }),
]);

const files = {};
for (const file of (await readdir(out)).sort()) {
  const bytes = await readFile(out + file);
  files[file] = { gzip: gzipSync(bytes).length, integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}` };
}
await writeFile(`${out}manifest.json`, `${JSON.stringify(files, null, 2)}\n`);

let over = false;
for (const [file, { gzip }] of Object.entries(files)) {
  const budget = BUDGETS[file];
  if (budget && gzip > budget) over = true;
  console.log(`widget ${file.padEnd(20)} ${String(gzip).padStart(7)} B gz${budget ? ` of ${budget}` : ''}`);
}
if (over) {
  console.error('The widget is over its budget: see BUDGETS in widget/build.mjs.');
  process.exit(1);
}
