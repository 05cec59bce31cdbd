import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BUNDLED_PAGES, bundlePages } from './bundle-pages';
import { sourceFaults } from './check-source';
import { readControlManifest, type ControlManifest } from './control-manifest';
import { packParts, type BuiltParts } from './pack';
import { solutionVersion } from './solution-manifest';
import { readSourceTree, type SourceTree } from './source-tree';
import { zipParts } from './zip-parts';

export const CONTROLS = ['Cobrowse', 'SessionAudit'] as const;
const MANIFEST = 'ControlManifest.xml';
const REDIRECT = 'beside_redirect.html';
/** Names of the web resources that are made elsewhere and have no content among the source. */
export const BUILT_WEB_RESOURCES: readonly string[] = [REDIRECT, ...BUNDLED_PAGES];

export interface Built {
  readonly file: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** What must be mended before there is anything to pack, one line each. */
export type BuildResult =
  { readonly ok: true; readonly built: readonly Built[] } | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Packs `solution/unpacked`, the built controls and the built pages into both packages.
 * @param root of the repository
 * @param out emptied first
 */
export async function buildSolution(root: string, out: string): Promise<BuildResult> {
  const version = (JSON.parse(readFileSync(path.join(root, 'solution/package.json'), 'utf8')) as { version: string })
    .version;
  const tree = readSourceTree(path.join(root, 'solution/unpacked'));
  const made = path.join(root, 'crm-control/out');
  const unbuilt = [...CONTROLS.map((control) => `controls/${control}/${MANIFEST}`), 'redirect.html'].filter(
    (file) => !existsSync(path.join(made, file)),
  );
  if (unbuilt.length > 0) {
    return { ok: false, faults: [`Not built: ${unbuilt.join(', ')}. Run npm run build -w crm-control first.`] };
  }
  const faults = [
    ...versionFaults(root, version, tree),
    ...sourceFaults(tree, { controls: writtenControls(root), builtWebResources: BUILT_WEB_RESOURCES }),
  ];
  if (faults.length > 0) return { ok: false, faults };

  const parts: BuiltParts = {
    controls: new Map(CONTROLS.map((control) => builtControl(path.join(made, 'controls', control)))),
    webResources: new Map([
      [REDIRECT, new Uint8Array(readFileSync(path.join(made, 'redirect.html')))],
      ...(await bundlePages(path.join(root, 'solution/pages'))),
    ]),
  };
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const built = (['unmanaged', 'managed'] as const).map((packaging) => {
    const zip = zipParts(packParts(tree, parts, packaging));
    const file = `Beside_${version}${packaging === 'managed' ? '_managed' : ''}.zip`;
    writeFileSync(path.join(out, file), zip);
    return { file, bytes: zip.length, sha256: createHash('sha256').update(zip).digest('hex') };
  });
  return { ok: true, built };
}

/** The manifests as they are written, with their words, by the control's name in the solution. */
export function writtenControls(root: string): ReadonlyMap<string, ControlManifest> {
  return new Map(
    CONTROLS.map((control) => {
      const folder = path.join(root, 'crm-control', control);
      const words = readSourceTree(path.join(folder, 'strings'));
      const file = 'ControlManifest.Input.xml';
      const tree = new Map([...words].map(([name, bytes]) => [`strings/${name}`, bytes]));
      const manifest = readControlManifest(tree.set(file, new Uint8Array(readFileSync(path.join(folder, file)))), file);
      return [`beside_${manifest.name}`, manifest];
    }),
  );
}

function readManifest(root: string, file: string): ControlManifest {
  return readControlManifest(new Map([[file, new Uint8Array(readFileSync(path.join(root, file)))]]), file);
}

/** The manifest of a built control and the files it names, nothing else of the build. */
function builtControl(folder: string): readonly [string, SourceTree] {
  const tree = readSourceTree(folder);
  const { name, files } = readControlManifest(tree, MANIFEST);
  const wanted = [MANIFEST, ...files].map((file): [string, Uint8Array] => {
    const bytes = tree.get(file);
    if (!bytes) throw new Error(`${name} names ${file}, which was not built.`);
    return [file, bytes];
  });
  return [name, new Map(wanted)];
}

/** The platform keeps a control that it has when the version is the same: every version is the package's. */
export function versionFaults(root: string, version: string, tree: SourceTree): readonly string[] {
  const said: [string, string, string][] = [
    ['solution/unpacked/Other/Solution.xml', solutionVersion(tree), `${version}.0`],
  ];
  for (const control of CONTROLS) {
    const places = [
      `crm-control/${control}/ControlManifest.Input.xml`,
      `crm-control/out/controls/${control}/${MANIFEST}`,
    ];
    for (const file of places) {
      said.push([file, readManifest(root, file).version, version]);
    }
  }
  return said
    .filter(([, is, wanted]) => is !== wanted)
    .map(([file, is, wanted]) => `${file} says version ${is}, and solution/package.json wants ${wanted}.`);
}
