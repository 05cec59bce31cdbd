import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/tree-files';

interface Manifest {
  readonly name: string;
  readonly workspaces?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const json = <T>(file: string) => JSON.parse(read(file)) as T;

const root = json<Manifest>('package.json');
const lock = json<Lock>('package-lock.json');
const settings = read('.npmrc')
  .split('\n')
  .map((line) => line.trim());
const manifests = [
  root,
  ...(root.workspaces ?? [])
    .flatMap((place) => (place.endsWith('/*') ? foldersIn(place.slice(0, -'/*'.length)) : [place]))
    .map((room) => json<Manifest>(`${room}/package.json`)),
];

function foldersIn(place: string): readonly string[] {
  return readdirSync(path.join(ROOT, place)).map((name) => `${place}/${name}`);
}

const nameOf = (location: string) => location.slice(location.lastIndexOf('node_modules/') + 'node_modules/'.length);

test('no package runs a script when it is installed', () => {
  expect(settings).toContain('ignore-scripts=true');
});

test('whatever may run one all the same is named, is installed here, and has one', () => {
  const having = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([location]) => nameOf(location));
  expect(Object.keys(root.allowScripts ?? {}).filter((name) => !having.includes(name))).toEqual([]);
});

test('nothing here starts one by another way', () => {
  const hooks = /^(pre|post)?(install|prepare|rebuild)$|^(pre)?publish|^dependencies$/;
  const scripts = manifests.flatMap(({ name, scripts = {} }) =>
    Object.entries(scripts)
      .filter(([hook, command]) => hooks.test(hook) || /\bnpm (rebuild|install|ci|exec)\b|\bnpx\b/.test(command))
      .map(([hook]) => `${name}: ${hook}`),
  );
  expect(scripts).toEqual([]);
});

test('the lock and the settings name no registry: whoever installs chooses theirs', () => {
  const elsewhere = Object.entries(lock.packages)
    .filter(([, { resolved, link }]) => resolved !== undefined && !link)
    .map(([location, { resolved }]) => `${location}: ${resolved}`);
  expect(elsewhere).toEqual([]);
  expect(settings.filter((line) => /registry|:\/\//.test(line.replace('omit-lockfile-registry-resolved', '')))).toEqual(
    [],
  );
});

test('the lock is whole: it holds what any platform may need, or npm ci refuses it', () => {
  const missing = Object.entries(lock.packages).flatMap(([location, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(
        (name) => !(`node_modules/${name}` in lock.packages) && !(`${location}/node_modules/${name}` in lock.packages),
      )
      .map((name) => `${location}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('what is installed on every platform is known by its hash', () => {
  const unknown = Object.entries(lock.packages)
    .filter(([location, { link, optional }]) => location.includes('node_modules/') && !link && !optional)
    .filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))
    .map(([location]) => location);
  expect(unknown).toEqual([]);
});

test('every dependency is pinned to one version', () => {
  const loose = manifests.flatMap(({ name, ...kinds }) =>
    [kinds.dependencies, kinds.devDependencies, kinds.optionalDependencies, kinds.peerDependencies]
      .flatMap((list) => Object.entries(list ?? {}))
      .filter(([, version]) => !/^(npm:[^@]+@)?\d+\.\d+\.\d+(-[a-z]+\.\d+)?$/.test(version))
      .map(([dependency, version]) => `${name}: ${dependency} ${version}`),
  );
  expect(loose).toEqual([]);
});
