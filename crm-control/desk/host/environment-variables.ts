import { findGlobal } from './find-global';

const TABLE = 'environmentvariabledefinition';
const VALUES = 'environmentvariabledefinition_environmentvariablevalue';
const QUERY = `?$select=schemaname,defaultvalue&$expand=${VALUES}($select=value)&$filter=startswith(schemaname,'beside_')`;

interface WebApi {
  retrieveMultipleRecords?(table: string, options: string): Promise<{ readonly entities: readonly unknown[] }>;
}

/**
 * The environment variables of the solution that have a value, by schema name: none where there is no CRM; `null` when they could not be
 * read.
 * @param windows to look for the CRM's globals in
 */
export async function environmentVariables(windows: readonly object[]): Promise<ReadonlyMap<string, string> | null> {
  try {
    const webApi = findGlobal(windows, 'Xrm.WebApi') as WebApi | null;
    const found = await webApi?.retrieveMultipleRecords?.(TABLE, QUERY);
    return new Map((found?.entities ?? []).flatMap(variableOf));
  } catch {
    return null; // no network, or nothing that the person may read
  }
}

/** What is set in this environment counts before what the solution brings along. */
function variableOf(row: unknown): readonly (readonly [string, string])[] {
  const { schemaname, defaultvalue, [VALUES]: set } = Object(row) as Readonly<Record<string, unknown>>;
  const own: unknown = Array.isArray(set) ? (Object(set[0]) as { readonly value?: unknown }).value : undefined;
  const value = own ?? defaultvalue;
  return typeof schemaname === 'string' && typeof value === 'string' && value.trim() !== ''
    ? [[schemaname, value]]
    : [];
}
