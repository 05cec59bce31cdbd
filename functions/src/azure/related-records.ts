import { z } from 'zod';
import type { RecordRef } from '../records/session-rows';
import type { AskDataverse } from './dataverse-request';

type Table = RecordRef['table'];

/** Entity sets of the tables that conversations are about. */
export const ENTITY_SETS: Readonly<Record<Table, string>> = {
  msdyn_ocliveworkitem: 'msdyn_ocliveworkitems',
  phonecall: 'phonecalls',
  incident: 'incidents',
  contact: 'contacts',
  account: 'accounts',
};

/** Where a record says whom and which case it is about. A person and an organisation are about nobody else. */
const LEADS: Readonly<Record<Table, readonly string[]>> = {
  msdyn_ocliveworkitem: ['_msdyn_customer_value', '_msdyn_issueid_value'],
  phonecall: ['_regardingobjectid_value'],
  incident: ['_customerid_value'],
  contact: [],
  account: [],
};
const LEADING: readonly Table[] = ['contact', 'account', 'incident'];
const LOOKUP_TABLE = 'Microsoft.Dynamics.CRM.lookuplogicalname';

const recordShape = z.record(z.string(), z.unknown());

/**
 * The customer and the case that the organisation itself has at a record, at most one of each. Nothing where it does not say: the row then names the
 * record alone. ROW-1
 */
export async function relatedRecords(
  ask: AskDataverse,
  organisation: string,
  { table, id }: RecordRef,
): Promise<readonly RecordRef[]> {
  const columns = LEADS[table];
  if (columns.length === 0) return [];
  const path = `${ENTITY_SETS[table]}(${id})?$select=${columns.join(',')}`;
  const headers = { prefer: `odata.include-annotations="${LOOKUP_TABLE}"` };
  const answer = await ask(organisation, 'GET', path, { headers });
  const read = recordShape.safeParse(answer.status === 200 ? answer.body : null);
  if (!read.success) return [];
  return columns.flatMap((column) => refOf(read.data[`${column}@${LOOKUP_TABLE}`], read.data[column]) ?? []);
}

function refOf(table: unknown, id: unknown): RecordRef | null {
  const known = LEADING.find((one) => one === table);
  const guid = z.guid().safeParse(id);
  return known && guid.success ? { table: known, id: guid.data.toLowerCase() } : null;
}
