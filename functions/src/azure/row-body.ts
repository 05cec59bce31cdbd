import type { RecordRef, SessionRow } from '../records/session-rows';
import { ENTITY_SETS, type Related } from './related-records';

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

/** What is known beside the row when it is sent. */
export interface Known {
  /** What the organisation has at the record. */
  readonly related: Related;
  /** The row stands in the table already. */
  readonly stands: boolean;
  /** The application user, who owns what is nobody's; `null` where that is not asked: a new row is theirs by itself. */
  readonly me: string | null;
}

/**
 * The row as it should stand, then without what is related, without the records, without the agent and without all of them: what an organisation does
 * not know it cannot be told, and it has the session all the same. ROW-5
 */
export function rowBodies(row: SessionRow, known: Known): readonly RowBody[] {
  const { columns, agent, about } = row;
  const owner = ownerOf(row, known.me);
  const whole = recordsOf(row, known);
  const alone = about ? bindTo(about) : whole;
  const isMore = Object.keys(whole).length > Object.keys(alone).length;
  const records = [whole, ...(isMore ? [alone] : []), ...(about ? [{}] : [])];
  return [owner, ...(agent !== null ? [{}] : [])].flatMap((one) =>
    records.map((record) => ({ columns, owner: one, record })),
  );
}

function ownerOf({ agent }: SessionRow, me: string | null): Bindings {
  if (agent !== null) return { ...bind('beside_agentid', userOf(agent)), ...bind('ownerid', userOf(agent)) };
  return me === null ? {} : { ...bind('beside_agentid', null), ...bind('ownerid', `/systemusers(${me})`) };
}

function recordsOf({ agent, about }: SessionRow, { related, stands, me }: Known): Bindings {
  if (about) {
    const named = [related.customer, related.case].filter((one) => one !== undefined && one !== null).map(bindTo);
    // What the organisation has taken away from the record goes from the row that stands.
    const gone = stands
      ? [...(related.customer === null ? [LOOKUPS.contact] : []), ...(related.case === null ? [LOOKUPS.incident] : [])]
      : [];
    return Object.assign({}, ...gone.map((property) => bind(property, null)), ...named, bindTo(about)) as Bindings;
  }
  if (me === null || agent !== null) return {};
  return Object.assign({}, ...Object.values(LOOKUPS).map((property) => bind(property, null))) as Bindings;
}

const bindTo = ({ table, id }: RecordRef): Bindings => bind(LOOKUPS[table], `/${ENTITY_SETS[table]}(${id})`);
