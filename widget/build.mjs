import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { minify } from 'terser';

/**
 * gz bytes. The loader stands in every page view; the app, with the words of the wordiest language, is everything up to a
 * live session, without the Web PubSub client.
 */
const BUDGETS = { 'beside.js': 4_000, 'app.js + strings': 30_000 };

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
};
/** The style sheet is text inside a script: made small on its own. */
const smallStyles = {
  name: 'small-styles',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]((mark|preview|offering|conversation)-)?styles\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const [start, end] = [source.indexOf('`') + 1, source.lastIndexOf('`')];
      const { code } = await transform(source.slice(start, end), { loader: 'css', minify: true, charset: 'utf8' });
      return { contents: source.slice(0, start) + code.trim() + source.slice(end), loader: 'ts' };
    }),
};
/** Each is a file of its own, fetched when a session needs it, never before. */
const LATER = {
  together: 'src/together.ts',
  preview: 'src/preview.ts',
  channel: 'src/channel.ts',
  hands: 'src/hands.ts',
  offering: 'src/offering.ts',
  conversation: 'src/conversation.ts',
};
/** One file per language for what is before a live session, one for what comes with it. */
const LANGUAGES = (await readdir(path.join(here, 'strings'))).map((file) => path.basename(file, '.json')).sort();
const WORDS = Object.fromEntries(
  LANGUAGES.flatMap((language) => [
    [`strings-${language}`, entryWords(language)],
    [`later-${language}`, laterWords(language)],
    [`spoken-${language}`, spokenWords(language)],
  ]),
);
await Promise.all([
  build({ ...shared, entryPoints: { app: 'src/app.ts' }, format: 'esm', plugins: [smallStyles] }),
  build({ ...shared, entryPoints: LATER, format: 'esm', platform: 'browser', plugins: [smallStyles] }),
  ...Object.entries(WORDS).map(([name, contents]) =>
    build({
      ...shared,
      stdin: { contents, resolveDir: `${here}src/strings` },
      outfile: path.join(out, `${name}.js`),
      outdir: undefined,
      format: 'esm',
    }),
  ),
  // For tools alone: no page loads it, so it has no budget.
  build({ ...shared, entryPoints: { probe: 'src/probe.ts' }, format: 'iife', inject: ['src/probe-timers.ts'] }),
]);
for (const file of await readdir(out)) await shrink(file);

// The loader comes last: it holds the hashes of what it may load.
const integrity = await Promise.all(
  ['app', ...Object.keys(WORDS), ...Object.keys(LATER)].map(async (name) => [name, await hashOf(`${name}.js`)]),
);
const define = { INTEGRITY: JSON.stringify(Object.fromEntries(integrity)) };
await build({ ...shared, entryPoints: { beside: 'src/main.ts' }, format: 'iife', define });
await shrink('beside.js');

const files = {};
let over = false;
for (const file of (await readdir(out)).sort()) {
  const gzip = gzipSync(await readFile(path.join(out, file))).length;
  files[file] = { gzip, integrity: await hashOf(file) };
  report(file, gzip);
}
const wordiest = Math.max(...LANGUAGES.map((language) => files[`strings-${language}.js`].gzip));
report('app.js + strings', files['app.js'].gzip + wordiest);
await writeFile(path.join(out, 'manifest.json'), `${JSON.stringify(files, null, 2)}\n`);
if (over) {
  console.error('The widget is over its budget: see BUDGETS in widget/build.mjs.');
  process.exit(1);
}

function report(name, gzip) {
  const budget = BUDGETS[name];
  if (budget && gzip > budget) over = true;
  console.log(`widget ${name.padEnd(20)} ${String(gzip).padStart(7)} B gz${budget ? ` of ${budget}` : ''}`);
}

function entryWords(language) {
  const locale = new Intl.Locale(language);
  const { direction } = locale.getTextInfo?.() ?? locale.textInfo;
  return `export const language = '${language}', direction = '${direction}'; export { ${language} as strings } from './${language}';`;
}

function laterWords(language) {
  const name = (group) => `${group}${language.charAt(0).toUpperCase()}${language.slice(1)}`;
  return ['hands', 'together', 'preview', 'offering', 'conversation', 'ending']
    .map((group) => `export { ${name(group)} as ${group} } from './${group}-${language}';`)
    .join('');
}

function spokenWords(language) {
  return `export const language = '${language}'; export { ${language} as list } from '@beside/spoken';`;
}

/** A second pass over what esbuild has joined: terser finds what a bundler's own minifier leaves. */
async function shrink(file) {
  const target = path.join(out, file);
  const { code } = await minify(await readFile(target, 'utf8'), {
    module: file !== 'beside.js' && file !== 'probe.js',
    ecma: 2020,
    compress: { passes: 3, keep_fargs: false },
  });
  await writeFile(target, code);
}

async function hashOf(file) {
  return `sha384-${createHash('sha384')
    .update(await readFile(path.join(out, file)))
    .digest('base64')}`;
}
