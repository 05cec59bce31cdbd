import { textOf, type SourceTree } from './source-tree';
import { allOf, parseFile, parseXml, serialize, valueOf } from './xml';

const MANIFEST = 'Other/Solution.xml';

/** Unmanaged can be changed where it is installed; managed cannot, and is what a customer gets. */
export type Packaging = 'unmanaged' | 'managed';

/** `solution.xml` of one of the two packages: the source says of itself that it is made for both. */
export function buildManifest(tree: SourceTree, packaging: Packaging): Uint8Array {
  const document = parseXml(textOf(tree, MANIFEST), MANIFEST);
  const [managed] = allOf(document, 'Managed');
  if (!managed) throw new Error(`${MANIFEST} does not say <Managed>.`);
  managed.textContent = packaging === 'managed' ? '1' : '0';
  return serialize(document);
}

/** Four numbers, `0.1.0.0`. */
export function solutionVersion(tree: SourceTree): string {
  return valueOf(parseFile(tree, MANIFEST), 'Version');
}
