import { filesOf, type SourceTree } from '../source-tree';
import { allOf, attributeOf, parseFile } from '../xml';

/** Elements whose text is an id of their own, and attributes that give an element one; what points to another's id is not among them. */
const ID_ELEMENTS = ['formid', 'savedqueryid', 'savedqueryvisualizationid', 'WebResourceId'];
const ID_ATTRIBUTES: Readonly<Record<string, string>> = {
  tab: 'id',
  section: 'id',
  cell: 'id',
  control: 'uniqueid',
  Handler: 'handlerUniqueId',
  Library: 'libraryUniqueId',
  Role: 'id',
};
/** The app names the roles that may open it and its icon. */
const POINTING = /^AppModules\//;
const GUID = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/;

/** No two things of the solution have the same id, and every id is one. */
export function idFaults(tree: SourceTree): readonly string[] {
  const places = new Map<string, string[]>();
  for (const file of filesOf(tree, /\.xml$/).filter((one) => !POINTING.test(one))) {
    const document = parseFile(tree, file);
    const ids = [
      ...ID_ELEMENTS.flatMap((name) => allOf(document, name).map((element) => element.textContent?.trim() ?? '')),
      ...Object.entries(ID_ATTRIBUTES).flatMap(([name, attribute]) =>
        allOf(document, name).map((element) => attributeOf(element, attribute)),
      ),
    ].filter((id) => id !== '' && !id.startsWith('beside_'));
    for (const id of ids) places.set(id.toLowerCase(), [...(places.get(id.toLowerCase()) ?? []), file]);
  }
  return [...places].flatMap(([id, files]) => [
    ...(GUID.test(id) ? [] : [`${files[0]}: ${id} is no id`]),
    ...(files.length === 1 ? [] : [`${id} is the id of ${files.length} things: ${[...new Set(files)].join(', ')}`]),
  ]);
}
