import { z } from 'zod';
import {
  lastingFaults,
  type RowFault,
  type RowOutcome,
  type SessionRow,
  type SessionRows,
  type Unwritten,
} from '../records/session-rows';
import {
  dataverseRequests,
  faultOf,
  type AskDataverse,
  type DataverseAnswer,
  type DataverseSettings,
} from './dataverse-request';
import { relatedRecords } from './related-records';
import { rowBodies, type Known } from './row-body';

export type { DataverseSettings };

const TABLE = 'beside_sessions';
/** Every column that is written: who may not read one may not write it either. */
const COLUMNS = [
  ...['beside_reference', 'beside_channel', 'beside_state', 'beside_invitedon', 'beside_startedon', 'beside_endedon'],
  ...['beside_duration', 'beside_endreason', 'beside_endedby', 'beside_origin', 'beside_hiddencount'],
  ...['beside_writemodeused', 'beside_failedpins', 'beside_chainhead', 'beside_retainuntil', 'beside_revision'],
] as const satisfies readonly (keyof SessionRow['columns'])[];
/** Two who write one row pass each other at most a few times. */
const MAX_TRIES = 4;
const NOBODYS = '00000000-0000-0000-0000-000000000000';

const rowShape = z.object({ '@odata.etag': z.string(), beside_revision: z.number().nullish() });
const whoShape = z.object({ UserId: z.guid() });
const privilegesShape = z.object({ RolePrivileges: z.array(z.object({ Depth: z.string() })) });
/** By roles of its own and of its teams: agents stand in every business unit. */
const MAY_ASSIGN =
  "Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvAssignbeside_session')";

const PRECONDITION_FAILED = [409, 412];
/** What the row names is not there. What is forbidden would be so for anybody to mend, and says nothing of what is known. */
const UNKNOWN = [400, 404];

/** What is known of a row that stands in the table. */
interface Standing {
  readonly tag: string;
  readonly revision: number;
}

/**
 * Rows by way of the Dataverse Web API. A row is made where none is (If-None-Match) or replaces the one that was read (If-Match), so that of two
 * who write, or of a request that arrives late, the newer one stays. ROW-3
 */
export function dataverseRows(settings: DataverseSettings): SessionRows {
  const ask = dataverseRequests(settings);
  /** The application user of each organisation. */
  const own = new Map<string, string>();

  async function me(organisation: string): Promise<string | Unwritten> {
    const known = own.get(organisation);
    if (known !== undefined) return known;
    const answer = await ask(organisation, 'GET', 'WhoAmI');
    const who = whoShape.safeParse(answer.status === 200 ? answer.body : null);
    if (!who.success) return outcomeOf(answer);
    own.set(organisation, who.data.UserId);
    return who.data.UserId;
  }

  /** Whoever may not ask that is not known to lack it: the row then says so itself. */
  async function faultOfAssigning(organisation: string): Promise<RowFault | null> {
    const who = await me(organisation);
    if (typeof who !== 'string') return who.fault;
    const answer = await ask(organisation, 'GET', `systemusers(${who})/${MAY_ASSIGN}`);
    const held = privilegesShape.safeParse(answer.status === 200 ? answer.body : null);
    if (held.success) return held.data.RolePrivileges.some(({ Depth }) => Depth === 'Global') ? null : 'unassignable';
    const outcome = outcomeOf(answer);
    return outcome.is === 'busy' ? outcome.fault : null;
  }

  async function write(row: SessionRow, known: string | null): Promise<RowOutcome> {
    let tag = known;
    const about = row.about ? await relatedRecords(ask, row.organisation, row.about) : { related: {} };
    if ('busy' in about) return outcomeOf(about.busy);
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const owner = tag !== null && row.agent === null ? await me(row.organisation) : null;
      if (owner !== null && typeof owner !== 'string') return owner;
      const answer = await send(ask, row, tag, { related: about.related, stands: tag !== null, me: owner });
      if (answer.status === 200 || answer.status === 201) {
        const written = rowShape.safeParse(answer.body);
        return written.success ? { is: 'written', tag: written.data['@odata.etag'] } : { is: 'busy', fault: 'down' };
      }
      const isElse = PRECONDITION_FAILED.includes(answer.status ?? 0) || (answer.status === 404 && tag !== null);
      if (!isElse) return outcomeOf(answer);
      const standing = await read(ask, row);
      if ('is' in standing) return standing;
      const { found } = standing;
      // What names nobody was taken out of the table by its organisation: it is not put back.
      if (!found && tag !== null && row.agent === null) return { is: 'written', tag };
      if (found && found.revision >= row.revision) {
        const isNewer = found.revision > row.revision;
        return { is: 'written', tag: found.tag, ...(isNewer && { newer: found.revision }) };
      }
      if (answer.status === 404 && found) return { is: 'refused', fault: 'missing' };
      tag = found?.tag ?? null;
    }
    return { is: 'busy', fault: 'slow' };
  }

  return {
    async put(row, tag) {
      const outcome = await write(row, tag);
      if (outcome.is !== 'written') own.delete(row.organisation); // by the next try it may be another one
      return outcome;
    },
    // A row that is not there cannot be changed: that much is answered to those alone who may.
    async check(organisation) {
      const read = await ask(organisation, 'GET', `${TABLE}?$select=${COLUMNS.join(',')}&$top=1`);
      if (read.status !== 200) return faultIn(read);
      const written = await ask(organisation, 'PATCH', `${TABLE}(beside_recordid='${NOBODYS}')`, {
        headers: { 'if-match': '*' },
        body: { beside_revision: 0 },
      });
      return written.status === 404 || written.status === 412 ? faultOfAssigning(organisation) : faultIn(written);
    },
  };
}

/** One body after the other, as long as Dataverse does not know what it names. ROW-5 */
async function send(ask: AskDataverse, row: SessionRow, tag: string | null, known: Known): Promise<DataverseAnswer> {
  const headers = {
    prefer: 'return=representation',
    ...(tag === null ? { 'if-none-match': '*' } : { 'if-match': tag }),
  };
  const path = `${TABLE}(beside_recordid='${row.record}')?$select=beside_revision`;
  let answer: DataverseAnswer = { status: null, fault: 'down' };
  for (const { columns, owner, record } of rowBodies(row, known)) {
    answer = await ask(row.organisation, 'PATCH', path, { headers, body: { ...columns, ...owner, ...record } });
    if (answer.status === null || !UNKNOWN.includes(answer.status)) return answer;
  }
  return answer;
}

async function read(ask: AskDataverse, row: SessionRow): Promise<{ readonly found: Standing | null } | Unwritten> {
  const path = `${TABLE}(beside_recordid='${row.record}')?$select=beside_revision`;
  const answer = await ask(row.organisation, 'GET', path);
  if (answer.status === 404) return { found: null };
  const standing = rowShape.safeParse(answer.status === 200 ? answer.body : null);
  if (!standing.success) return outcomeOf(answer);
  return { found: { tag: standing.data['@odata.etag'], revision: standing.data.beside_revision ?? 0 } };
}

function faultIn(answer: DataverseAnswer): RowFault {
  return answer.status === null ? answer.fault : faultOf(answer.status);
}

/** What is no success: what passes by itself is tried again soon, anything else is somebody's to mend. ROW-4 */
function outcomeOf(answer: DataverseAnswer): Unwritten {
  const fault = faultIn(answer);
  if (lastingFaults.some((one) => one === fault)) return { is: 'refused', fault };
  const waitMs = answer.status === null ? null : answer.waitMs;
  return { is: 'busy', fault, ...(waitMs !== null && { waitMs }) };
}
