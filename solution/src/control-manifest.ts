import type { SourceTree } from './source-tree';
import { allOf, attributeOf, parseFile } from './xml';

/** What a control's manifest says that the package depends on. */
export interface ControlManifest {
  /** With its namespace: `Beside.Cobrowse`. */
  readonly name: string;
  /** `0.1.0`, as the package's. */
  readonly version: string;
  /** Files that the control needs beside its manifest. */
  readonly files: readonly string[];
  readonly properties: readonly ControlProperty[];
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
  };
}
