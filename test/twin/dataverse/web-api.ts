import { fetchRows } from './fetch-rows';
import type { Organisation, User } from './organisation';
import { runQuery, selected } from './query';
import { Refusal } from './refusal';
import { createRows, etagOf, type Row, type Rows } from './rows';
import { TABLE, type ColumnRule, type Table } from './table';
import { applyBody } from './write-row';

export const WEB_API = '/api/data/v9.2/';
const ASSIGN = `prvAssign${TABLE}`;
const HELD =
  /^systemusers\(([0-9a-f-]{36})\)\/Microsoft\.Dynamics\.CRM\.RetrieveUserPrivilegeByPrivilegeName\(PrivilegeName='(\w+)'\)$/;
const RECORD = /^(\w+)s\(([0-9a-f-]{36})\)$/;
const LOOKUP_TABLE = '@Microsoft.Dynamics.CRM.lookuplogicalname';
const FORMATTED = '@OData.Community.Display.V1.FormattedValue';

export interface WebApiParts {
  readonly table: Table;
  readonly organisation: Organisation;
  /** Who holds the token; `null`: nobody who may come in. */
  readonly userOf: (token: string) => Promise<User | null>;
  readonly now: () => number;
  readonly rows?: Rows;
}

/**
 * What Beside uses of the Dataverse Web API, with one table in it: rows by their alternate key with preconditions, the table with query options or
 * as one of its views, the views, `WhoAmI`. The service writes and reads all; others read what their business unit owns.
 */
export function createWebApi({ table, organisation, userOf, now, rows = createRows() }: WebApiParts) {
  const mayRead = (user: User, { values }: Row) =>
    user === organisation.service || values['owningbusinessunit'] === user.unit.id;

  function write(request: Request, key: string, body: unknown): Row {
    const found = rows.get(key);
    const [match, none] = [request.headers.get('if-match'), request.headers.get('if-none-match')];
    if (match !== null && !found)
      throw new Refusal(404, '0x80060891', 'A record with the specified key values does not exist.');
    const isOther = found && ((match !== null && match !== '*' && match !== etagOf(found)) || none === '*');
    if (isOther) throw new Refusal(412, '0x80060882', 'The version of the existing record doesn’t match.');
    const values = applyBody({ table, organisation }, found?.values ?? null, body);
    if (values['ownerid'] !== organisation.service.id && table.privileges.get(ASSIGN) !== 'Global')
      throw new Refusal(403, '0x80040220', `The user lacks ${ASSIGN}.`);
    const owner = organisation.users.find(({ id }) => id === values['ownerid']);
    return rows.put(key, { ...values, [table.key]: key, owningbusinessunit: owner?.unit.id });
  }

  function shown(row: Row, columns: readonly string[], hasLabels: boolean): Record<string, unknown> {
    const entries = columns.flatMap((name): [string, unknown][] => {
      const column = table.columns.get(name);
      const value = row.values[name] ?? null;
      const isLookup = ['lookup', 'customer', 'owner'].includes(column?.type ?? '');
      const property = isLookup ? `_${name}_value` : name;
      const label = hasLabels && value !== null ? labelOf(name, value) : null;
      return [[property, value], ...(label === null ? [] : [[property + FORMATTED, label] as [string, unknown]])];
    });
    return { '@odata.etag': etagOf(row), ...Object.fromEntries(entries), [table.primaryKey]: row.id };
  }

  function labelOf(name: string, value: unknown): string | null {
    const column = table.columns.get(name);
    if (column?.type === 'picklist' || column?.type === 'bit') return column.options.get(Number(value)) ?? null;
    if (name === 'beside_agentid' || name === 'ownerid')
      return organisation.users.find(({ id }) => id === value)?.name ?? null;
    const tables = [...table.lookups.values()].filter((lookup) => lookup.column === name).map((lookup) => lookup.table);
    return tables.map((one) => organisation.find(one, String(value))?.name).find((one) => one !== undefined) ?? null;
  }

  function list(url: URL, user: User, hasLabels: boolean): unknown {
    const mine = rows.all().filter((row) => mayRead(user, row));
    const id = url.searchParams.get('savedQuery');
    if (id !== null) {
      const view = table.views.find((one) => one.id === id);
      if (!view) throw new Refusal(404, '0x80040217', `savedquery With Id = ${id} Does Not Exist`);
      const found = fetchRows(view.fetchxml, mine, { user, now: now() });
      return found.map((row) => shown(row, [...table.columns.keys()], hasLabels));
    }
    const columns = selected(table, url.searchParams);
    return runQuery(table, mine, url.searchParams).map((row) => shown(row, columns, hasLabels));
  }

  /** Records of other tables are the twin's own, and the service alone reads them here. */
  function recordOf(other: string, id: string, url: URL, user: User, prefer: string): Record<string, unknown> {
    const found = user === organisation.service ? organisation.find(other, id) : null;
    if (!found) throw new Refusal(404, '0x80040217', `${other} With Id = ${id} Does Not Exist`);
    const named = (url.searchParams.get('$select') ?? '')
      .split(',')
      .map((column) => [column, found.lookups[column]] as const);
    return Object.fromEntries(
      named.flatMap(([column, lookup]): [string, unknown][] => [
        [column, lookup?.id ?? null],
        ...(lookup && prefer.includes(LOOKUP_TABLE.slice(1))
          ? [[column + LOOKUP_TABLE, lookup.table] as [string, unknown]]
          : []),
      ]),
    );
  }

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const path = decodeURIComponent(url.pathname.slice(WEB_API.length));
    const token = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    const user = await userOf(token);
    if (!user) throw new Refusal(401, '0x80072560', 'The user is not a member of the organization.');
    const prefer = request.headers.get('prefer') ?? '';
    const hasLabels = prefer.includes('odata.include-annotations');
    if (path === 'WhoAmI') return Response.json({ UserId: user.id, BusinessUnitId: user.unit.id });
    const [, holder, privilege = ''] = HELD.exec(path) ?? [];
    if (holder !== undefined) {
      const depth = holder === organisation.service.id ? table.privileges.get(privilege) : undefined;
      return Response.json({ RolePrivileges: depth ? [{ Depth: depth, PrivilegeName: privilege }] : [] });
    }
    if (path === `EntityDefinitions(LogicalName='${TABLE}')/Attributes`)
      return Response.json({ value: [...table.columns.values()].map(attributeOf) });
    if (path === 'savedqueries') return Response.json({ value: table.views.map(viewOf) });
    if (path === table.set && request.method === 'GET') return Response.json({ value: list(url, user, hasLabels) });
    const [, other = '', id = ''] = RECORD.exec(path) ?? [];
    if (other !== '' && request.method === 'GET') return Response.json(recordOf(other, id, url, user, prefer));
    const [, key] = new RegExp(`^${table.set}\\(${table.key}='([^']{1,36})'\\)$`).exec(path) ?? [];
    if (key === undefined) throw new Refusal(404, '0x80060888', `Resource not found for the segment '${path}'.`);
    if (request.method === 'GET') {
      const row = rows.get(key);
      if (!row || !mayRead(user, row))
        throw new Refusal(404, '0x80060891', 'A record with the specified key values does not exist.');
      return Response.json(shown(row, selected(table, url.searchParams), hasLabels));
    }
    if (request.method !== 'PATCH') throw new Refusal(405, '0x8006088a', 'The method is not supported.');
    if (user !== organisation.service) throw new Refusal(403, '0x80040220', 'The user lacks prvWritebeside_session.');
    const isNew = !rows.get(key);
    const row = write(request, key, await request.json());
    if (!prefer.includes('return=representation')) return new Response(null, { status: 204 });
    const body = shown(row, selected(table, url.searchParams), hasLabels);
    return Response.json(body, { status: isNew ? 201 : 200 });
  }

  return {
    rows,
    handle: (request: Request): Promise<Response> =>
      answer(request).catch((error: unknown) => {
        if (error instanceof Refusal) return error.answer();
        throw error;
      }),
  };
}

export type WebApi = ReturnType<typeof createWebApi>;

const attributeOf = ({ name, type, label }: ColumnRule) => ({
  ...{ LogicalName: name, AttributeType: type, DisplayName: { UserLocalizedLabel: { Label: label } } },
});

const viewOf = ({ id, name, isDefault, layoutxml }: Table['views'][number]) => ({
  ...{ savedqueryid: id, name, isdefault: isDefault, layoutxml, returnedtypecode: 'beside_session', querytype: 0 },
});
