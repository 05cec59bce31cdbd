import { z } from 'zod';
import type { RecordRef } from '../records/session-rows';
import type { AskDataverse, DataverseAnswer } from './dataverse-request';

type Table = RecordRef['table'];

/** Entity sets of the tables that conversations are about. */
export const ENTITY_SETS: Readonly<Record<Table, string>> = {
  msdyn_ocliveworkitem: 'msdyn_ocliveworkitems',
  phonecall: 'phonecalls',
  incident: 'incidents',
  contact: 'contacts',
  account: 'accounts',
};

/** Whom and which case a record is about; `null`: nobody, or none. What the organisation does not say is absent. */
export interface Related {
  readonly customer?: RecordRef | null;
  readonly case?: RecordRef | null;
}

const KINDS = { customer: ['contact', 'account'], case: ['incident'] } as const satisfies Record<
  keyof Related,
  readonly Table[]
>;

/** Where a record says it. A person and an organisation are about nobody else. */
const LEADS: Readonly<
  Record<Table, { readonly columns: readonly string[]; readonly kinds: readonly (keyof Related)[] }>
> = {
  msdyn_ocliveworkitem: { columns: ['_msdyn_customer_value', '_msdyn_issueid_value'], kinds: ['customer', 'case'] },
  phonecall: { columns: ['_regardingobjectid_value'], kinds: ['customer', 'case'] },
  incident: { columns: ['_customerid_value'], kinds: ['customer'] },
  contact: { columns: [], kinds: [] },
  account: { columns: [], kinds: [] },
};
const LOOKUP_TABLE = 'Microsoft.Dynamics.CRM.lookuplogicalname';
/** What passes by itself: the row waits for it, since nobody asks again once it is written. */
const BUSY = [408, 429, 503];

const recordShape = z.record(z.string(), z.unknown());

/**
 * The customer and the case that the organisation itself has at a record. What it does not know, or does not tell, keeps no row from being
 * written. ROW-1
 * @returns the answer itself where the question is to be asked again later. ROW-4
 */
export async function relatedRecords(
  ask: AskDataverse,
  organisation: string,
  { table, id }: RecordRef,
): Promise<{ readonly related: Related } | { readonly busy: DataverseAnswer }> {
  const { columns, kinds } = LEADS[table];
  if (columns.length === 0) return { related: {} };
  const path = `${ENTITY_SETS[table]}(${id})?$select=${columns.join(',')}`;
  const headers = { prefer: `odata.include-annotations="${LOOKUP_TABLE}"` };
  const answer = await ask(organisation, 'GET', path, { headers });
  if (answer.status === null || BUSY.includes(answer.status)) return { busy: answer };
  const read = recordShape.safeParse(answer.status === 200 ? answer.body : null);
  if (!read.success) return { related: {} };
  const refs = columns.flatMap((column) => refOf(read.data[`${column}@${LOOKUP_TABLE}`], read.data[column]) ?? []);
  return { related: Object.fromEntries(kinds.map((kind) => [kind, refs.find((ref) => isOf(kind, ref)) ?? null])) };
}

function refOf(table: unknown, id: unknown): RecordRef | null {
  const known = [...KINDS.customer, ...KINDS.case].find((one) => one === table);
  const guid = z.guid().safeParse(id);
  return known && guid.success ? { table: known, id: guid.data.toLowerCase() } : null;
}

function isOf(kind: keyof Related, { table }: RecordRef): boolean {
  return KINDS[kind].some((one) => one === table);
}
