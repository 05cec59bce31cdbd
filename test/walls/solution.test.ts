import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { VARIABLE_OF } from '../../crm-control/desk/settings';
import { ROLES } from '../../functions/infra/registration.mjs';
import { buildSolution, CONTROLS, versionFaults } from '../../solution/src/build-solution';
import { readSourceTree } from '../../solution/src/source-tree';
import { HANG_LIMIT_MS } from '../support/hang-limit';
import { ROOT } from '../support/tree-files';

const UNPACKED = path.join(ROOT, 'solution/unpacked');

/** The packages as they are built from what lies here, twice, under two clocks. */

jest.setTimeout(HANG_LIMIT_MS);

const out = mkdtempSync(path.join(tmpdir(), 'beside-solution-'));
const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
const packages = [`Beside_${version}.zip`, `Beside_${version}_managed.zip`];
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytesOf = (...file: readonly string[]) => new Uint8Array(readFileSync(path.join(...file)));
const partsOf = (file: string) => unzipSync(bytesOf(out, 'first', file));

function run(script: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, script), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(stderr || stdout);
  return stdout;
}

beforeAll(() => {
  const built = CONTROLS.every((control) =>
    existsSync(path.join(ROOT, 'crm-control/out/controls', control, 'bundle.js')),
  );
  if (!built) run('crm-control/build.mjs');
  run('solution/build.mjs', [path.join(out, 'first')], { TZ: 'America/Caracas' });
  run('solution/build.mjs', [path.join(out, 'second')], { TZ: 'Asia/Kathmandu' });
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

test('two builds are the same bytes, unmanaged and managed', () => {
  expect(readdirSync(path.join(out, 'first')).sort()).toEqual(packages);
  for (const file of packages) expect(sha256(bytesOf(out, 'second', file))).toBe(sha256(bytesOf(out, 'first', file)));
});

test.each(CONTROLS)('the bundle of %s is the one that was built, in the version of the package', (control) => {
  for (const parts of packages.map(partsOf)) {
    const folder = `Controls/beside_Beside.${control}`;
    const bundle = parts[`${folder}/bundle.js`];
    const built = bytesOf(ROOT, 'crm-control/out/controls', control, 'bundle.js');
    expect(bundle && sha256(bundle)).toBe(sha256(built));
    expect(new TextDecoder().decode(parts[`${folder}/ControlManifest.xml`])).toContain(` version="${version}"`);
  }
});

test.each(CONTROLS)(
  'the words of %s travel with it in every language, and their kind has a content type',
  (control) => {
    const strings = path.join(ROOT, 'crm-control', control, 'strings');
    expect(readdirSync(strings)).toHaveLength(5);
    for (const parts of packages.map(partsOf)) {
      const folder = `Controls/beside_Beside.${control}/strings/`;
      const packed = Object.entries(parts).filter(([name]) => name.startsWith(folder));
      expect(packed.map(([name, bytes]) => [name.slice(folder.length), sha256(bytes)])).toEqual(
        readdirSync(strings).map((file) => [file, sha256(bytesOf(strings, file))]),
      );
      expect(new TextDecoder().decode(parts['[Content_Types].xml'])).toContain('<Default Extension="resx" ');
    }
  },
);

test('no package says where it was built', () => {
  for (const [name, bytes] of packages.flatMap((file) => Object.entries(partsOf(file)))) {
    const text = new TextDecoder().decode(bytes);
    expect([name, text.includes(`${ROOT}/`), text.includes('node_modules/')]).toEqual([name, false, false]);
  }
});

test('every version is the package’s: another one anywhere is named, and nothing is packed', () => {
  const tree = readSourceTree(UNPACKED);
  expect(versionFaults(ROOT, version, tree)).toEqual([]);
  expect(versionFaults(ROOT, '9.9.9', tree).map((fault) => fault.split(' ')[0])).toEqual([
    'solution/unpacked/Other/Solution.xml',
    ...CONTROLS.flatMap((control) => [
      `crm-control/${control}/ControlManifest.Input.xml`,
      `crm-control/out/controls/${control}/ControlManifest.xml`,
    ]),
  ]);
});

test('the sign-in returns to the page that registering tells Entra', () => {
  const parts = partsOf(packages[0] ?? '');
  const redirect = Object.keys(parts).find((part) => part.startsWith('WebResources/beside_redirecthtml'));
  expect(redirect && sha256(parts[redirect] ?? new Uint8Array())).toBe(
    sha256(bytesOf(ROOT, 'crm-control/out/redirect.html')),
  );
  expect(readFileSync(path.join(ROOT, 'functions/infra/README.md'), 'utf8')).toContain(
    '/WebResources/beside_redirect.html',
  );
});

test('a source with a fault is named and not packed', async () => {
  const root = path.join(out, 'faulty');
  mkdirSync(path.join(root, 'solution'), { recursive: true });
  symlinkSync(path.join(ROOT, 'crm-control'), path.join(root, 'crm-control'), 'junction');
  cpSync(path.join(ROOT, 'solution/package.json'), path.join(root, 'solution/package.json'));
  cpSync(UNPACKED, path.join(root, 'solution/unpacked'), { recursive: true });
  const role = path.join(root, 'solution/unpacked/Roles/Beside Agent.xml');
  writeFileSync(role, readFileSync(role, 'utf8').replace('prvReadbeside_session', 'prvDeletebeside_session'));
  expect(await buildSolution(root, path.join(root, 'dist'))).toEqual({
    ok: false,
    faults: ['Roles/Beside Agent.xml: prvDeletebeside_session is nothing that a role of Beside lets anybody do'],
  });
  expect(existsSync(path.join(root, 'dist'))).toBe(false);
});

test('the desk asks for environment variables that the solution brings', () => {
  const brought = readdirSync(path.join(UNPACKED, 'environmentvariabledefinitions'));
  expect(Object.values(VARIABLE_OF).filter((name) => !brought.includes(name))).toEqual([]);
});

test('every role of the desks has its security role', () => {
  const roles = readdirSync(path.join(UNPACKED, 'Roles'));
  const wanted = ROLES.filter(({ value }) => value !== 'Operator').map(({ value }) => `Beside ${value}.xml`);
  expect(roles.sort()).toEqual([...wanted, 'Beside Service.xml'].sort());
});
