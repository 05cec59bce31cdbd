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

/**
 * What is sent of a row, in the order in which it is tried: an organisation that knows not the record, or not the agent, still has the session.
 * @param me the application user, who owns what is nobody's; `null` where the row is not there yet: it is theirs by itself
 */
export function rowBodies(row: SessionRow, me: string | null): readonly Readonly<Record<string, unknown>>[] {
  const { columns, agent, about } = row;
  const own =
    agent === null ? nobody(me) : { ...bind('beside_agentid', userOf(agent)), ...bind('ownerid', userOf(agent)) };
  const [property, set] = about ? LOOKUPS[about.table] : ['', ''];
  const record = about ? bind(property, `/${set}(${about.id})`) : me !== null && agent === null ? noRecord() : {};
  return [
    { ...columns, ...own, ...record },
    ...(about ? [{ ...columns, ...own }] : []),
    ...(agent === null ? [] : [{ ...columns }]),
  ];
}

function nobody(me: string | null): Readonly<Record<string, string | null>> {
  return me === null ? {} : { ...bind('beside_agentid', null), ...bind('ownerid', `/systemusers(${me})`) };
}

function noRecord(): Readonly<Record<string, string | null>> {
  return Object.assign({}, ...Object.values(LOOKUPS).map(([property]) => bind(property, null))) as Record<string, null>;
}
