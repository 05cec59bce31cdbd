import { MICROSOFT_TABLES } from './microsoft-tables';
import { filesOf, type SourceTree } from './source-tree';
import { allOf, attributeOf, parseFile, valueOf } from './xml';

export interface Column {
  /** Logical name. */
  readonly name: string;
  /** As the platform calls it: `nvarchar`, `lookup`, `picklist`, … */
  readonly type: string;
  /** Of a choice; otherwise empty. */
  readonly options: readonly Option[];
}

export interface Option {
  readonly value: number;
  /** What the protocol calls it: `stop-unanswered`. Empty where it has no name for it. */
  readonly code: string;
}

/** The columns that a table's own file defines, by logical name: who writes rows may be held against this. */
export function definedColumns(tree: SourceTree, table: string): ReadonlyMap<string, Column> {
  const file = filesOf(tree, /^Entities\/[^/]+\/Entity\.xml$/).find((one) => tableOf(one) === table);
  if (!file) return new Map();
  return new Map(
    allOf(parseFile(tree, file), 'attribute').map((attribute) => {
      const name = valueOf(attribute, 'LogicalName');
      const options = allOf(attribute, 'option').map((option) => ({
        value: Number(attributeOf(option, 'value')),
        code: attributeOf(option, 'ExternalValue'),
      }));
      return [name, { name, type: valueOf(attribute, 'Type'), options }];
    }),
  );
}

/** Every column that may be named: what the solution defines, and what it relies on of Microsoft's tables. */
export function knownColumns(tree: SourceTree, table: string): ReadonlySet<string> {
  return new Set([...definedColumns(tree, table).keys(), ...(MICROSOFT_TABLES[table]?.columns ?? [])]);
}

/** Tables with a folder of their own, by logical name. */
export function solutionTables(tree: SourceTree): readonly string[] {
  return filesOf(tree, /^Entities\/[^/]+\/Entity\.xml$/).map(tableOf);
}

/** The logical name of the table in whose folder a file lies. */
export function tableOf(file: string): string {
  return (file.split('/')[1] ?? '').toLowerCase();
}
