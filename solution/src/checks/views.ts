import type { Element } from '@xmldom/xmldom';
import { filesOf, type SourceTree } from '../source-tree';
import { definedColumns, knownColumns, tableOf, type Column } from '../tables';
import { allOf, attributeOf, parseFile } from '../xml';

/** Views and charts: every column exists, every column that is drawn is fetched, and a choice is compared with one of its options. */
export function viewFaults(tree: SourceTree): readonly string[] {
  return filesOf(tree, /\/(SavedQueries|Visualizations)\//).flatMap((file) => {
    const document = parseFile(tree, file);
    const table = tableOf(file);
    const known = knownColumns(tree, table);
    const defined = definedColumns(tree, table);
    const named = [...allOf(document, 'attribute'), ...allOf(document, 'cell')].map((one) => attributeOf(one, 'name'));
    const compared = [...allOf(document, 'condition'), ...allOf(document, 'order')].map((one) =>
      attributeOf(one, 'attribute'),
    );
    const fetched = new Set(allOf(document, 'attribute').map((one) => attributeOf(one, 'name')));
    const tables = allOf(document, 'entity').map((one) => attributeOf(one, 'name'));
    return [
      ...[...named, ...compared].filter((column) => !known.has(column)).map((column) => `names ${column}`),
      ...allOf(document, 'cell')
        .map((one) => attributeOf(one, 'name'))
        .filter((column) => !fetched.has(column))
        .map((column) => `draws ${column} without fetching it`),
      ...tables.filter((one) => one !== table).map((one) => `reads ${one}`),
      ...allOf(document, 'condition').flatMap((condition) => optionFaults(condition, defined)),
    ].map((fault) => `${file}: ${fault}`);
  });
}

function optionFaults(condition: Element, columns: ReadonlyMap<string, Column>): readonly string[] {
  const column = columns.get(attributeOf(condition, 'attribute'));
  if (column?.type !== 'picklist') return [];
  const values = [
    ...(condition.hasAttribute('value') ? [attributeOf(condition, 'value')] : []),
    ...allOf(condition, 'value').map((value) => value.textContent?.trim() ?? ''),
  ];
  const options = new Set(column.options.map(({ value }) => String(value)));
  return values
    .filter((value) => !options.has(value))
    .map((value) => `compares ${column.name} with ${value}, which is no option`);
}
