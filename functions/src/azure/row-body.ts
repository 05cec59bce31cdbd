import type { RecordRef, SessionRow } from '../records/session-rows';

/** The table's lookups by the record's table, and where that is: names of the navigation properties and of the entity sets. */
const LOOKUPS: Readonly<Record<RecordRef['table'], readonly [property: string, set: string]>> = {
  msdyn_ocliveworkitem: ['beside_conversationid', 'msdyn_ocliveworkitems'],
  phonecall: ['beside_phonecallid', 'phonecalls'],
  incident: ['beside_caseid', 'incidents'],
  contact: ['beside_customerid_contact', 'contacts'],
  account: ['beside_customerid_account', 'accounts'],
};

const bind = (property: string, target: string | null) => ({ [`${property}@odata.bind`]: target });

/** Users are known by their id in Entra: an alternate key of Dataverse's own. */
const userOf = (agent: string) => `/systemusers(azureactivedirectoryobjectid=${agent})`;

type Bindings = Readonly<Record<string, string | null>>;

/** What is sent of a row: what it says itself, whose it is, and which record it was about. */
interface RowBody {
  readonly columns: SessionRow['columns'];
  readonly owner: Bindings;
  readonly record: Bindings;
}

/**
 * The row as it should stand, then without the record, without the agent and without both: what an organisation does not know it cannot be told, and it
 * has the session all the same. ROW-5
 * @param me the application user, who owns what is nobody's; `null` where the row is not there yet: it is theirs by itself
 */
export function rowBodies(row: SessionRow, me: string | null): readonly RowBody[] {
  const { agent, about } = row;
  const whole: RowBody = { columns: row.columns, owner: ownerOf(row, me), record: recordOf(row, me) };
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

function recordOf({ agent, about }: SessionRow, me: string | null): Bindings {
  if (about) {
    const [property, set] = LOOKUPS[about.table];
    return bind(property, `/${set}(${about.id})`);
  }
  return me !== null && agent === null
    ? Object.fromEntries(Object.values(LOOKUPS).map(([property]) => [`${property}@odata.bind`, null]))
    : {};
}
