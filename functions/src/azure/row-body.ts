import type { RecordRef, SessionRow } from '../records/session-rows';
import { ENTITY_SETS } from './related-records';

/** The table's lookups by the record's table: names of the navigation properties. */
const LOOKUPS: Readonly<Record<RecordRef['table'], string>> = {
  msdyn_ocliveworkitem: 'beside_conversationid',
  phonecall: 'beside_phonecallid',
  incident: 'beside_caseid',
  contact: 'beside_customerid_contact',
  account: 'beside_customerid_account',
};

const bind = (property: string, target: string | null) => ({ [`${property}@odata.bind`]: target });

/** Users are known by their id in Entra: an alternate key of Dataverse's own. */
const userOf = (agent: string) => `/systemusers(azureactivedirectoryobjectid=${agent})`;

type Bindings = Readonly<Record<string, string | null>>;

/** What is sent of a row: what it says itself, whose it is, and which records it was about. */
interface RowBody {
  readonly columns: SessionRow['columns'];
  readonly owner: Bindings;
  readonly record: Bindings;
}

/**
 * The row as it should stand, then without the records, without the agent and without both: what an organisation does not know it cannot be told, and it
 * has the session all the same. ROW-5
 * @param related what the organisation has at that record
 * @param me the application user, who owns what is nobody's; `null` where the row is not there yet: it is theirs by itself
 */
export function rowBodies(row: SessionRow, related: readonly RecordRef[], me: string | null): readonly RowBody[] {
  const { agent, about } = row;
  const whole: RowBody = { columns: row.columns, owner: ownerOf(row, me), record: recordsOf(row, related, me) };
  return [
    whole,
    ...(about ? [{ ...whole, record: {} }] : []),
    ...(agent !== null ? [{ ...whole, owner: {} }] : []),
    ...(about && agent !== null ? [{ ...whole, record: {}, owner: {} }] : []),
  ];
}

function ownerOf({ agent }: SessionRow, me: string | null): Bindings {
  if (agent !== null) return { ...bind('beside_agentid', userOf(agent)), ...bind('ownerid', userOf(agent)) };
  return me === null ? {} : { ...bind('beside_agentid', null), ...bind('ownerid', `/systemusers(${me})`) };
}

function recordsOf({ agent, about }: SessionRow, related: readonly RecordRef[], me: string | null): Bindings {
  const bindings = about
    ? [about, ...related].map(({ table, id }) => bind(LOOKUPS[table], `/${ENTITY_SETS[table]}(${id})`))
    : me !== null && agent === null
      ? Object.values(LOOKUPS).map((property) => bind(property, null))
      : [];
  return Object.assign({}, ...bindings) as Bindings;
}
