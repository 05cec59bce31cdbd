import type { Document, Element } from '@xmldom/xmldom';
import { filesOf, textOf, type SourceTree } from './source-tree';
import { append, childOf, parseFile, parseXml, rootOf, serialize } from './xml';

const SKELETON = 'Other/Customizations.xml';

/** Which unpacked files a section of `customizations.xml` is made of: the root of each, or, where a root only gathers, what it gathers. */
const SECTIONS: readonly { readonly section: string; readonly files: RegExp; readonly gathers?: string }[] = [
  { section: 'Roles', files: /^Roles\/[^/]+\.xml$/ },
  { section: 'EntityRelationships', files: /^Other\/Relationships\/[^/]+\.xml$/, gathers: 'EntityRelationship' },
  { section: 'WebResources', files: /^WebResources\/.+\.data\.xml$/ },
  { section: 'CustomControls', files: /^Controls\/.+\.data\.xml$/ },
  { section: 'AppModuleSiteMaps', files: /^AppModuleSiteMaps\/.+\.xml$/ },
  { section: 'AppModules', files: /^AppModules\/.+\.xml$/ },
];

/** `customizations.xml`: the skeleton of `Other/Customizations.xml` with every part that has a file of its own in its place. */
export function buildCustomizations(tree: SourceTree): Uint8Array {
  const document = parseXml(textOf(tree, SKELETON), SKELETON);
  const root = rootOf(document);
  const tables = filesOf(tree, /^Entities\/[^/]+\/Entity\.xml$/);
  append(
    childOf(root, 'Entities'),
    tables.map((file) => wholeTable(tree, file)),
  );
  for (const { section, files, gathers } of SECTIONS) {
    const roots = filesOf(tree, files).map((file) => rootOf(parseFile(tree, file)));
    append(childOf(root, section), gathers ? roots.flatMap((from) => elementsOf(from, gathers)) : roots);
  }
  return serialize(document);
}

/** A table with its forms, views and charts, each of which has a file of its own. */
function wholeTable(tree: SourceTree, file: string): Element {
  const table = rootOf(parseXml(textOf(tree, file), file));
  const folder = file.slice(0, -'Entity.xml'.length);
  for (const type of formTypes(tree, folder)) {
    const forms = emptyForms(table, type);
    append(
      forms,
      below(tree, `${folder}FormXml/${type}/`).flatMap((from) => elementsOf(from, 'systemform')),
    );
  }
  const views = below(tree, `${folder}SavedQueries/`).flatMap((from) => elementsOf(from, 'savedquery'));
  if (views.length > 0) {
    const gathered = ownerOf(table).createElement('savedqueries');
    childOf(table, 'SavedQueries').appendChild(gathered);
    append(gathered, views);
  }
  const charts = below(tree, `${folder}Visualizations/`);
  if (charts.length > 0) append(childOf(table, 'Visualizations'), charts);
  return table;
}

function formTypes(tree: SourceTree, folder: string): readonly string[] {
  const types = filesOf(tree, new RegExp(`^${folder}FormXml/`)).map((file) => file.split('/')[3] ?? '');
  return [...new Set(types)];
}

function emptyForms(table: Element, type: string): Element {
  const forms = ownerOf(table).createElement('forms');
  forms.setAttribute('type', type);
  childOf(table, 'FormXml').appendChild(forms);
  return forms;
}

function below(tree: SourceTree, folder: string): readonly Element[] {
  return filesOf(tree, /\.xml$/)
    .filter((file) => file.startsWith(folder))
    .map((file) => rootOf(parseFile(tree, file)));
}

const elementsOf = (from: Element, name: string) => [...from.getElementsByTagName(name)];

function ownerOf(element: Element): Document {
  if (!element.ownerDocument) throw new Error('An element outside a document.');
  return element.ownerDocument;
}
