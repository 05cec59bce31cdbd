// Builds both controls with Microsoft's own pcf-scripts into out/controls/<Control>/. A control whose sources, the packages
// compiled into it and the locked versions of what it uses are unchanged is left as it is: a build takes half a minute.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { sharedFolders } from './build-inputs.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '..');
const scripts = join(
  dirname(createRequire(import.meta.url).resolve('pcf-scripts/package.json')),
  'bin',
  'pcf-scripts.js',
);
const controls = ['Cobrowse', 'SessionAudit'];
/** Compiled into both, beside the control's own folder. */
const shared = sharedFolders(root);
const settings = [
  'tsconfig.json',
  'crm-control/tsconfig.json',
  'crm-control/build.mjs',
  'crm-control/build-inputs.mjs',
];
const tools = ['pcf-scripts', 'typescript'];

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : filesIn(path);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
  });
}

/** The lock entries of everything the controls are made of and with, dependencies of dependencies too. */
function lockEntries() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const direct = ['crm-control', 'packages/transport'].flatMap((room) =>
    Object.keys(JSON.parse(readFileSync(join(root, room, 'package.json'), 'utf8')).dependencies ?? {}),
  );
  const entries = new Map();
  const visit = (name) => {
    const entry = packages[`node_modules/${name}`];
    if (entries.has(name) || !entry) return;
    entries.set(name, `${entry.version} ${entry.integrity ?? ''}`);
    for (const next of Object.keys(entry.dependencies ?? {})) visit(next);
  };
  [...direct, ...tools].forEach(visit);
  return [...entries].sort().join('\n');
}

function fingerprint(control) {
  const hash = createHash('sha256');
  const folders = [`crm-control/${control}`, ...shared].map((folder) => join(root, folder));
  const files = [...folders.flatMap(filesIn), ...settings.map((file) => join(root, file))].sort();
  for (const file of files) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.update(lockEntries()).digest('hex');
}

function run(control, command, ...more) {
  return spawnSync(process.execPath, [scripts, command, '--noColor', ...more], {
    cwd: join(here, control),
    encoding: 'utf8',
    env: { ...process.env, PP_TOOLS_TELEMETRY_OPTOUT: '1' },
  });
}

/** pcf-scripts exits 0 when TypeScript fails: only its own word counts. */
function must(control, doing, result) {
  const log = stripVTControlCharacters(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  if (result.status === 0 && log.includes('Succeeded')) return;
  const file = join(here, 'out', `${control}.log`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, log);
  const first = /(\S+\.tsx?\(\d+,\d+\))?\s*(TS\d+: .*|\[Error\].*|Module not found.*)/.exec(log);
  const where = first?.[1] ? `${relative(root, first[1])} ` : '';
  console.error(
    `${control}: ${doing} failed: ${where}${first?.[2] ?? 'no reason given'} (all of it: ${relative(root, file)})`,
  );
  process.exit(1);
}

for (const control of controls) {
  if (existsSync(join(here, control, 'generated', 'ManifestTypes.d.ts'))) continue;
  must(control, 'the reading of the manifest', run(control, 'refreshTypes'));
}

for (const control of controls) {
  const out = join(here, 'out', 'controls', control);
  const bundle = join(out, 'bundle.js');
  const mark = join(out, '.built-from');
  const print = fingerprint(control);
  if (existsSync(bundle) && existsSync(mark) && readFileSync(mark, 'utf8') === print) {
    console.log(`${control}: unchanged`);
    continue;
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(mark, '');
  must(
    control,
    'the build',
    run(control, 'build', '--buildMode', 'production', '--outDir', out, '--skipBuildLinting', 'true'),
  );
  writeFileSync(mark, print);
  const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;
  console.log(
    `${control}: ${kilobytes(statSync(bundle).size)}, ${kilobytes(gzipSync(readFileSync(bundle)).length)} gzipped`,
  );
}

/** One file that needs no other: as a web resource it has no neighbours. */
async function buildRedirect() {
  const entry = join(here, 'redirect', 'redirect.ts');
  const made = await build({ entryPoints: [entry], bundle: true, minify: true, write: false, target: 'es2022' });
  const script = made.outputFiles[0].text.trim().replaceAll('</script', '<\\/script');
  const page = readFileSync(join(here, 'redirect', 'redirect.html'), 'utf8');
  writeFileSync(
    join(here, 'out', 'redirect.html'),
    page.replace('<script></script>', () => `<script>${script}</script>`),
  );
}

await buildRedirect();
