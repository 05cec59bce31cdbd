import { compared } from './fetch-rows';
import { Refusal } from './refusal';
import type { Table } from './table';

type Values = Readonly<Record<string, unknown>>;

/** The parts of OData's query options that are used here: `a eq 1 and b gt 2`, one `$orderby`, `$top`, `$select`. */
export function runQuery<T extends { readonly values: Values }>(
  table: Table,
  rows: readonly T[],
  options: URLSearchParams,
): readonly T[] {
  const unknown = [...options.keys()].find((name) => !['$select', '$filter', '$orderby', '$top'].includes(name));
  if (unknown) throw new Refusal(400, '0x80060888', `The query parameter ${unknown} is not supported.`);
  const filter = options.get('$filter');
  const conditions = filter === null ? [] : filter.split(' and ').map((text) => condition(table, text));
  const [by = '', way] = (options.get('$orderby') ?? '').split(' ');
  if (by) known(table, by);
  const sign = way === 'desc' ? -1 : 1;
  return rows
    .filter(({ values }) => conditions.every((holds) => holds(values)))
    .sort((a, b) => (by ? sign * compared(a.values[by], b.values[by]) : 0))
    .slice(0, Number(options.get('$top') ?? Infinity));
}

/** The columns that `$select` names; every one of the table without it. */
export function selected(table: Table, options: URLSearchParams): readonly string[] {
  const names = options.get('$select')?.split(',') ?? [...table.columns.keys()];
  return names.map((name) => known(table, name));
}

function condition(table: Table, text: string): (values: Values) => boolean {
  const [, name = '', operator = '', word = ''] = /^(\w+) (eq|ne|gt|ge|lt|le) (.+)$/.exec(text) ?? [];
  known(table, name);
  const wanted = valueOf(word);
  return (values) => {
    const order = compared(values[name], wanted);
    const isBoth = (values[name] ?? null) !== null;
    const holds = { eq: order === 0, ne: order !== 0, gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 };
    return operator === 'eq' || operator === 'ne' ? holds[operator] : isBoth && holds[operator as 'gt'];
  };
}

function valueOf(word: string): unknown {
  if (word === 'null') return null;
  if (word === 'true' || word === 'false') return word === 'true';
  const [, text] = /^'(.*)'$/.exec(word) ?? [];
  return text ?? (Number.isNaN(Number(word)) ? word : Number(word));
}

/** A column by its name; a lookup's is written `_name_value`. */
function known({ columns }: Table, name: string): string {
  const column = name.replace(/^_(\w+)_value$/, '$1');
  if (columns.has(column)) return column;
  throw new Refusal(
    400,
    '0x80060888',
    `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.beside_session'.`,
  );
}
