import { contentTypes } from './content-types';
import { buildCustomizations } from './customizations';
import { buildManifest, type Packaging } from './solution-manifest';
import { filesOf, type SourceTree } from './source-tree';
import { parseFile, valueOf } from './xml';

/** What is built elsewhere and travels in the package. */
export interface BuiltParts {
  /** By the control's name in its manifest, `Beside.Cobrowse`: the manifest and what it names, by file name. */
  readonly controls: ReadonlyMap<string, SourceTree>;
  /** By the web resource's name. Those that are not built lie beside their `.data.xml`. */
  readonly webResources: ReadonlyMap<string, Uint8Array>;
}

/** The parts of one package by their names in the zip; throws when something that the source names is nowhere. */
export function packParts(tree: SourceTree, built: BuiltParts, packaging: Packaging): ReadonlyMap<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>([
    ['solution.xml', buildManifest(tree, packaging)],
    ['customizations.xml', buildCustomizations(tree)],
  ]);
  for (const file of filesOf(tree, /^environmentvariabledefinitions\//)) parts.set(file, bytesOf(tree, file));
  for (const file of filesOf(tree, /^WebResources\/.+\.data\.xml$/)) {
    const described = parseFile(tree, file);
    const name = valueOf(described, 'Name');
    const content = built.webResources.get(name) ?? tree.get(`WebResources/${name}`);
    if (!content) throw new Error(`The web resource ${name} has no content.`);
    parts.set(valueOf(described, 'FileName').replace(/^\//, ''), content);
  }
  for (const file of filesOf(tree, /^Controls\/.+\.data\.xml$/)) {
    const name = valueOf(parseFile(tree, file), 'Name');
    const files = built.controls.get(name.replace(/^beside_/, ''));
    if (!files) throw new Error(`The control ${name} is not built.`);
    for (const [path, bytes] of files) parts.set(`Controls/${name}/${path}`, bytes);
  }
  return parts.set('[Content_Types].xml', contentTypes(parts.keys()));
}

function bytesOf(tree: SourceTree, file: string): Uint8Array {
  const bytes = tree.get(file);
  if (!bytes) throw new Error(`The solution has no file ${file}.`);
  return bytes;
}
