import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { minify } from 'terser';

/**
 * gz bytes, with whatever is loaded along. The loader stands in every page view; the app is everything up to a live session,
 * without the Web PubSub client.
 */
const BUDGETS = { 'beside.js': 4_000, 'app.js': 30_000 };

const here = fileURLToPath(new URL('.', import.meta.url));
const out = path.resolve(process.argv[2] ?? `${here}dist`);
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const shared = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  target: 'es2022',
  outdir: out,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};
/** The style sheet is text inside a script: made small on its own. */
const smallStyles = {
  name: 'small-styles',
  setup: ({ onLoad }) =>
    onLoad({ filter: /overlay[\\/]styles\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const [start, end] = [source.indexOf('`') + 1, source.lastIndexOf('`')];
      const { code } = await transform(source.slice(start, end), { loader: 'css', minify: true, charset: 'utf8' });
      return { contents: source.slice(0, start) + code.trim() + source.slice(end), loader: 'ts' };
    }),
};
/** The Web PubSub client is a file of its own, fetched when a session goes live. */
const lazyTransport = {
  name: 'lazy-transport',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^@beside\/transport$/ }, () => ({ path: './transport.js', external: true })),
};
const built = await Promise.all([
  build({ ...shared, entryPoints: { beside: 'src/main.ts' }, format: 'iife' }),
  build({
    ...shared,
    entryPoints: { app: 'src/app.ts' },
    format: 'esm',
    plugins: [smallStyles, lazyTransport],
  }),
  build({
    ...shared,
    entryPoints: { transport: '../packages/transport/src/index.ts' },
    format: 'esm',
    platform: 'browser',
  }),
  // For tools alone: no page loads it, so it has no budget.
  build({ ...shared, entryPoints: { probe: 'src/probe.ts' }, format: 'iife', inject: ['src/probe-timers.ts'] }),
]);

// A second pass over what esbuild has joined: terser finds what a bundler's own minifier leaves.
for (const file of await readdir(out)) {
  const target = path.join(out, file);
  const { code } = await minify(await readFile(target, 'utf8'), {
    module: file !== 'beside.js' && file !== 'probe.js',
    ecma: 2020,
    compress: { passes: 3, keep_fargs: false },
  });
  await writeFile(target, code);
}

const files = {};
for (const file of (await readdir(out)).sort()) {
  const bytes = await readFile(path.join(out, file));
  files[file] = {
    gzip: gzipSync(bytes).length,
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
  };
}
await writeFile(path.join(out, 'manifest.json'), `${JSON.stringify(files, null, 2)}\n`);

const needs = new Map(
  built
    .flatMap(({ metafile }) => Object.entries(metafile.outputs))
    .map(([file, { imports }]) => [
      path.basename(file),
      imports.filter(({ kind }) => kind === 'import-statement').map((one) => path.basename(one.path)),
    ]),
);

/** A file and what the browser must fetch before it runs. */
function loadedWith(file, known = new Set()) {
  if (known.has(file)) return known;
  known.add(file);
  for (const next of needs.get(file) ?? []) loadedWith(next, known);
  return known;
}

let over = false;
for (const file of Object.keys(files)) {
  const gzip = [...loadedWith(file)].reduce((sum, one) => sum + files[one].gzip, 0);
  const budget = BUDGETS[file];
  if (budget && gzip > budget) over = true;
  console.log(`widget ${file.padEnd(20)} ${String(gzip).padStart(7)} B gz${budget ? ` of ${budget}` : ''}`);
}
if (over) {
  console.error('The widget is over its budget: see BUDGETS in widget/build.mjs.');
  process.exit(1);
}
