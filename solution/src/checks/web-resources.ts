import { filesOf, textOf, type SourceTree } from '../source-tree';
import { allOf, parseFile, valueOf } from '../xml';

/** The platform's numbers for kinds of web resources. */
const KINDS: Readonly<Record<string, string>> = { html: '1', js: '3', svg: '11' };

/**
 * Every web resource has content, the kind of its name and a part name of its own; what a page or a table's icon names is one of them.
 * @param built names of those that a build makes
 */
export function webResourceFaults(tree: SourceTree, built: Iterable<string>): readonly string[] {
  const described = filesOf(tree, /^WebResources\/.+\.data\.xml$/).map((file) => {
    const document = parseFile(tree, file);
    const of = (name: string) => valueOf(document, name);
    return { file, name: of('Name'), kind: of('WebResourceType'), id: of('WebResourceId'), part: of('FileName') };
  });
  const names = new Set(described.map(({ name }) => name));
  const made = new Set(built);
  const pages = filesOf(tree, /^WebResources\/.+\.html$/);
  const named = [
    ...pages.flatMap((file) =>
      [...textOf(tree, file).matchAll(/ src="([^"]+)"/g)].map(([, name]) => [file, name] as const),
    ),
    ...filesOf(tree, /\/Entity\.xml$/).flatMap((file) =>
      allOf(parseFile(tree, file), 'IconVectorName').map((icon) => [file, icon.textContent?.trim()] as const),
    ),
  ];
  return [
    ...described.flatMap(({ file, name, kind, id, part }) => [
      ...(file === `WebResources/${name}.data.xml` ? [] : [`${file} describes ${name}`]),
      ...(tree.has(`WebResources/${name}`) !== made.has(name) ? [] : [`${name} has no content, or two`]),
      ...(KINDS[name.split('.').pop() ?? ''] === kind ? [] : [`${name} is not of kind ${kind}`]),
      ...(part === partName(name, id) ? [] : [`${name} is to be ${part} instead of ${partName(name, id)}`]),
    ]),
    ...named
      .filter(([, name]) => name && !names.has(name))
      .map(([file, name]) => `${file}: names ${name}, which is not there`),
    ...[...made].filter((name) => !names.has(name)).map((name) => `${name} is built and not described`),
  ];
}

/** As exports call it: without dots, with the id behind. */
const partName = (name: string, id: string) =>
  `/WebResources/${name.replaceAll('.', '')}${id.replace(/[{}]/g, '').toUpperCase()}`;
