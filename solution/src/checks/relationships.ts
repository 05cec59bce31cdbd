import { MICROSOFT_TABLES } from '../microsoft-tables';
import { filesOf, type SourceTree } from '../source-tree';
import { definedColumns, solutionTables } from '../tables';
import { allOf, attributeOf, parseFile, valueOf } from '../xml';

const LOOKUPS = ['lookup', 'customer', 'owner'];
/** The platform draws these by itself; no export of a table has them. */
const DRAWN_BY_THE_PLATFORM = ['createdonbehalfby', 'modifiedonbehalfby'];

/** Every lookup leads to a table that exists, and every relationship starts from a lookup. */
export function relationshipFaults(tree: SourceTree): readonly string[] {
  const files = filesOf(tree, /^Other\/Relationships\//);
  const all = files.flatMap((file) => allOf(parseFile(tree, file), 'EntityRelationship').map((one) => ({ file, one })));
  const listed = allOf(parseFile(tree, 'Other/Relationships.xml'), 'EntityRelationship').map((one) =>
    attributeOf(one, 'Name'),
  );
  const names = all.map(({ one }) => attributeOf(one, 'Name'));
  const starts = new Set<string>();
  const faults = all.flatMap(({ file, one }) => {
    const from = valueOf(one, 'ReferencingEntityName').toLowerCase();
    const column = valueOf(one, 'ReferencingAttributeName').toLowerCase();
    const to = valueOf(one, 'ReferencedEntityName');
    starts.add(`${from}.${column}`);
    return [
      ...(definedColumns(tree, from).has(column) ? [] : [`${attributeOf(one, 'Name')} starts from ${from}.${column}`]),
      ...(to.toLowerCase() in MICROSOFT_TABLES ? [] : [`${attributeOf(one, 'Name')} leads to ${to}`]),
      ...(file === `Other/Relationships/${to}.xml` ? [] : [`${attributeOf(one, 'Name')} lies in ${file}`]),
    ];
  });
  const lookups = solutionTables(tree).flatMap((table) =>
    [...definedColumns(tree, table).values()]
      .filter(({ name, type }) => LOOKUPS.includes(type) && !DRAWN_BY_THE_PLATFORM.includes(name))
      .map(({ name }) => `${table}.${name}`),
  );
  return [
    ...faults,
    ...lookups.filter((lookup) => !starts.has(lookup)).map((lookup) => `${lookup} leads nowhere`),
    ...names.filter((name) => !listed.includes(name)).map((name) => `${name} is not listed`),
    ...listed.filter((name) => !names.includes(name)).map((name) => `${name} is listed and nowhere`),
  ];
}
