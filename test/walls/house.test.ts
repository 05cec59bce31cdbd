import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT, treeFiles, type TreeFile } from '../support/tree-files';

/** The rooms; a new one is built on purpose, here and in the README. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  '.': ['crm-control', 'functions', 'packages', 'solution', 'test', 'widget'],
  packages: ['cli', 'mirror', 'protocol', 'react-17', 'spoken', 'strings', 'transport'],
  'packages/protocol/src': ['audit', 'channel', 'session', 'wire'],
  'packages/mirror/src': [],
  'packages/spoken/src': [],
  'packages/strings': ['src'],
  'packages/transport/src': [],
  widget: ['src', 'strings'],
  'widget/src': ['assets', 'capture', 'consent', 'control', 'conversation', 'overlay', 'privacy', 'strings'],
  'crm-control': ['Cobrowse', 'SessionAudit', 'desk', 'manifest-strings', 'redirect'],
  'crm-control/desk': ['api', 'host', 'identity', 'strings', 'theme', 'ui'],
  functions: ['infra', 'src', 'testing'],
  'functions/src': [
    'audit',
    'azure',
    'companies',
    'http',
    'offers',
    'otel',
    'pins',
    'records',
    'sessions',
    'sqlite',
    'tokens',
    'views',
    'widget',
  ],
  solution: ['import', 'pages', 'src', 'strings', 'unpacked'],
  'solution/src': ['checks'],
  test: ['bench', 'contract', 'faults', 'fixtures', 'fuzz', 'load', 'scenes', 'sim', 'support', 'twin', 'walls'],
  'test/twin': ['chat', 'dataverse', 'desk', 'host', 'issuer', 'pubsub', 'sites', 'startpage', 'web'],
};
const MADE = ['node_modules', 'dist', 'out', 'generated', 'coverage'];
const MAX_LINES = 400;

const PRODUCT = ['packages', 'widget/src', 'crm-control', 'functions/src', 'solution'];
const product = treeFiles(PRODUCT, /(?<!\.test)\.tsx?$/);

/** Lines of the given files that match, as `file:line: text`. */
function linesWith(pattern: RegExp, files: readonly TreeFile[]): readonly string[] {
  return files.flatMap(({ path: file, text }) =>
    text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
  );
}

test.each(Object.entries(ROOMS))('%s holds no other rooms than planned', (place, planned) => {
  const rooms = readdirSync(path.join(ROOT, place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !MADE.includes(entry.name))
    .map(({ name }) => name);
  expect(rooms.filter((room) => !planned.includes(room))).toEqual([]);
});

test('the map of rooms in the README is the house', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const [, map = ''] = /## The rooms\n\n```\n([\s\S]+?)\n```/.exec(readme) ?? [];
  const drawn = [...map.matchAll(/^(\S+) {2,}\S/gm)].map(([, room]) => room ?? '');
  const inside = (place: string) => (ROOMS[place] ?? []).map((room) => `${place}/${room}`);
  const must = [...(ROOMS['.'] ?? []).filter((room) => room !== 'packages' && room !== 'test'), ...inside('packages')];
  expect(must.filter((room) => !drawn.includes(room))).toEqual([]);
  expect(drawn.filter((room) => ![...must, ...inside('test')].includes(room))).toEqual([]);
  expect(map).not.toMatch(/empty so far/);
});

test('a thing is known by its own name: no default export', () => {
  expect(linesWith(/\bexport default\b|\bas default\b/, product)).toEqual([]);
});

test('whatever starts returns its own stop: nothing of a module changes', () => {
  expect(linesWith(/^(export )?(let|var) /, product)).toEqual([]);
});

test('the product writes to no console', () => {
  const speaking = product.filter(({ path: file }) => !file.startsWith('packages/cli/'));
  expect(linesWith(/\bconsole\./, speaking)).toEqual([]);
});

test(`no file is longer than ${MAX_LINES} lines`, () => {
  const long = treeFiles([...PRODUCT, 'functions/testing', 'test'], /\.(tsx?|m?js)$/)
    .filter(({ text }) => !/^\/\/ Made from \w+\.json by/.test(text))
    .map(({ path: file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES);
  expect(long).toEqual([]);
});

test('[PRIV-1] only disclose.ts makes what may leave, in one place', () => {
  const making = linesWith(/\bas (unknown as )?Disclosed\b|<Disclosed<[^>]*>>\(?[a-z]/, product);
  expect(making.map((line) => line.split(':')[0])).toEqual(['widget/src/privacy/disclose.ts']);
});

test('the widget keeps its budget: the build says so, and fails otherwise', () => {
  const out = mkdtempSync(path.join(tmpdir(), 'beside-widget-'));
  const built = spawnSync(process.execPath, [path.join(ROOT, 'widget/build.mjs'), out], { encoding: 'utf8' });
  rmSync(out, { recursive: true });
  expect(built.stderr).toBe('');
  expect(built.status).toBe(0);
  const sizes = [...built.stdout.matchAll(/^widget (\S.*?) +(\d+) B gz of (\d+)$/gm)];
  expect(sizes.map(([, file]) => file)).toEqual(['beside.js', 'app.js + strings']);
  expect(sizes.filter(([, , size, budget]) => Number(size) > Number(budget))).toEqual([]);
});
