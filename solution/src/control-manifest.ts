import path from 'node:path';
import type { SourceTree } from './source-tree';
import { allOf, attributeOf, parseFile, valueOf } from './xml';

/** What a control's manifest says that the package depends on. */
export interface ControlManifest {
  /** With its namespace: `Beside.Cobrowse`. */
  readonly name: string;
  /** `0.1.0`, as the package's. */
  readonly version: string;
  /** Files that the control needs beside its manifest. */
  readonly files: readonly string[];
  readonly properties: readonly ControlProperty[];
  /** What Dynamics 365 looks words up by, of the control itself and of each property. */
  readonly wordKeys: readonly string[];
  /** By Windows id: what the language's file has under each key. A file that is not in the tree is not in here either. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface ControlProperty {
  readonly name: string;
  readonly usage: string;
  readonly isRequired: boolean;
}

export function readControlManifest(tree: SourceTree, file: string): ControlManifest {
  const document = parseFile(tree, file);
  const [control] = allOf(document, 'control');
  if (!control) throw new Error(`${file} describes no control.`);
  const beside = (name: string) => path.posix.join(path.posix.dirname(file), name);
  const named = [control, ...allOf(document, 'property')];
  return {
    name: `${attributeOf(control, 'namespace')}.${attributeOf(control, 'constructor')}`,
    version: attributeOf(control, 'version'),
    files: ['code', 'css', 'img', 'resx'].flatMap((kind) =>
      allOf(document, kind).map((one) => attributeOf(one, 'path')),
    ),
    properties: allOf(document, 'property').map((property) => ({
      name: attributeOf(property, 'name'),
      usage: attributeOf(property, 'usage'),
      isRequired: attributeOf(property, 'required') === 'true',
    })),
    wordKeys: named.flatMap((one) => ['display-name-key', 'description-key'].map((key) => attributeOf(one, key))),
    words: new Map(
      allOf(document, 'resx')
        .map((one) => attributeOf(one, 'path'))
        .filter((resx) => tree.has(beside(resx)))
        .map((resx) => [languageOf(resx), readResx(tree, beside(resx))]),
    ),
  };
}

/** `1048` of `strings/Cobrowse.1048.resx`. */
function languageOf(resx: string): string {
  return path.posix.extname(path.posix.basename(resx, '.resx')).slice(1);
}

function readResx(tree: SourceTree, file: string): ReadonlyMap<string, string> {
  return new Map(
    allOf(parseFile(tree, file), 'data').map((data) => [attributeOf(data, 'name'), valueOf(data, 'value')]),
  );
}
