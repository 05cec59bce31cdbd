import type { Organisation, User } from './organisation';
import { Refusal } from './refusal';
import type { Row } from './rows';
import type { ColumnRule, Table } from './table';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const BIND = '@odata.bind';

const invalid = (words: string) => new Refusal(400, '0x80048d19', words);
const missing = (table: string, id: string) =>
  new Refusal(404, '0x80040217', `${table} With Id = ${id} Does Not Exist`);

/** The values of a row after this body; throws what Dataverse would refuse. @param before `null`: it is created */
export function applyBody(
  { table, organisation }: { readonly table: Table; readonly organisation: Organisation },
  before: Row['values'] | null,
  body: unknown,
): Row['values'] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('The body is no object.');
  const values = { ...before };
  for (const [name, value] of Object.entries(body)) {
    if (name.endsWith(BIND)) {
      const property = name.slice(0, -BIND.length);
      const lookup = table.lookups.get(property);
      if (!lookup)
        throw invalid(`An undeclared property '${property}' which only has property annotations in the payload.`);
      values[lookup.column] = value === null ? null : bound(organisation, lookup.table, value);
      continue;
    }
    const column = table.columns.get(name);
    const isWritable = before === null ? column?.canCreate : column?.canUpdate;
    if (!column || !isWritable) throw invalid(`Invalid property '${name}' was found in entity 'beside_session'.`);
    values[name] = checked(column, value);
  }
  for (const { name, isRequired } of table.columns.values()) {
    if (isRequired && (values[name] ?? null) === null && name !== table.key)
      throw invalid(`The column ${name} is required.`);
  }
  values['ownerid'] ??= organisation.service.id;
  return values;
}

/** The row of another table that a binding leads to. */
function bound({ users, find }: Organisation, table: string, target: unknown): string {
  const [, set = '', key = ''] = /^\/(\w+)\((.+)\)$/.exec(typeof target === 'string' ? target : '') ?? [];
  if (set !== `${table}s`) throw invalid(`${String(target)} is not of ${table}.`);
  if (table === 'systemuser') return userAt(users, key).id;
  if (!GUID.test(key)) throw invalid(`${key} is no id.`);
  if (!find(table, key)) throw missing(table, key);
  return key;
}

function userAt(users: readonly User[], key: string): User {
  const [name, oid] = key.split('=');
  if (oid !== undefined && name !== 'azureactivedirectoryobjectid')
    throw invalid(`${String(name)} is no key of systemuser.`);
  const found = users.find((user) => (oid === undefined ? user.id === key : user.oid === oid));
  if (!found) throw missing('systemuser', oid ?? key);
  return found;
}

function checked({ name, type, isRequired, maxLength, min, max, options }: ColumnRule, value: unknown): unknown {
  const wrong = () => invalid(`Cannot convert the value of ${name} to ${type}.`);
  if (value === null) {
    if (isRequired) throw invalid(`The column ${name} is required.`);
    return null;
  }
  switch (type) {
    case 'nvarchar':
      if (typeof value !== 'string') throw wrong();
      if (value.length > maxLength) throw new Refusal(400, '0x80044331', `${name} is longer than ${maxLength}.`);
      return value;
    case 'int':
      if (!Number.isInteger(value)) throw wrong();
      if ((value as number) < min || (value as number) > max)
        throw new Refusal(400, '0x80044330', `${name} is out of range.`);
      return value;
    case 'picklist':
      if (!options.has(value as number)) throw invalid(`${String(value)} is no option of ${name}.`);
      return value;
    case 'bit':
      if (typeof value !== 'boolean') throw wrong();
      return value;
    case 'datetime':
      if (typeof value !== 'string' || !DATE_TIME.test(value)) throw wrong();
      return value.replace(/\.\d+Z$/, 'Z');
    default:
      throw invalid(`${name} cannot be set.`);
  }
}
