import { filesOf, inOrder, type SourceTree } from '../source-tree';
import { allOf, attributeOf, parseFile, rootOf, valueOf } from '../xml';

/** Which files are a root component of which type, and the name or id by which the manifest calls it. */
const TYPES: readonly {
  readonly type: string;
  readonly files: RegExp;
  readonly called: (tree: SourceTree, file: string) => string;
}[] = [
  {
    type: '1',
    files: /^Entities\/[^/]+\/Entity\.xml$/,
    called: (tree, file) => value(tree, file, 'Name').toLowerCase(),
  },
  { type: '20', files: /^Roles\//, called: (tree, file) => attributeOf(rootOf(parseFile(tree, file)), 'id') },
  { type: '61', files: /^WebResources\/.+\.data\.xml$/, called: (tree, file) => value(tree, file, 'Name') },
  { type: '62', files: /^AppModuleSiteMaps\//, called: (tree, file) => value(tree, file, 'SiteMapUniqueName') },
  { type: '66', files: /^Controls\/.+\.data\.xml$/, called: (tree, file) => value(tree, file, 'Name') },
  { type: '80', files: /^AppModules\//, called: (tree, file) => value(tree, file, 'UniqueName') },
  {
    type: '380',
    files: /^environmentvariabledefinitions\//,
    called: (tree, file) => attributeOf(rootOf(parseFile(tree, file)), 'schemaname'),
  },
];

/** The manifest names exactly what there are files of. */
export function rootComponentFaults(tree: SourceTree): readonly string[] {
  const named = allOf(parseFile(tree, 'Other/Solution.xml'), 'RootComponent').map(
    (root) => `${attributeOf(root, 'type')} ${attributeOf(root, 'schemaName') || attributeOf(root, 'id')}`,
  );
  const there = TYPES.flatMap(({ type, files, called }) =>
    filesOf(tree, files).map((file) => `${type} ${called(tree, file)}`),
  );
  return [
    ...inOrder(new Set(named))
      .filter((one) => !there.includes(one))
      .map((one) => `root component ${one} has no file`),
    ...there.filter((one) => !named.includes(one)).map((one) => `${one} has a file and is no root component`),
    ...(new Set(named).size === named.length ? [] : ['a root component is named twice']),
  ];
}

const value = (tree: SourceTree, file: string, name: string) => valueOf(parseFile(tree, file), name);
