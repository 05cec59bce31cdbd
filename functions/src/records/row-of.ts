import type { SessionRecord } from '../sessions/session-store';
import { dateTime, sessionColumns } from './row-columns';
import type { RowState } from './row-state';
import type { RecordRef, SessionRow } from './session-rows';

const DAY_MS = 24 * 60 * 60_000;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TABLES = ['phonecall', 'contact', 'account', 'incident'] as const satisfies readonly RecordRef['table'][];

/**
 * The row of a session as it is. One that leaves keeps times, counts and the end, and names nobody and no place. ROW-1 ROW-6
 * @param retentionDays of the company; without it the row stays
 */
export function rowOf(record: SessionRecord, row: RowState, retentionDays: number | undefined): SessionRow {
  const { session, head, held } = record;
  const { organisation, revision, isLeaving } = row;
  const columns = sessionColumns(session);
  const isKept = retentionDays === undefined || held || session.state !== 'ended';
  const agent = session.agent.id.toLowerCase();
  return {
    ...{ organisation, revision, record: session.id },
    columns: {
      ...columns,
      beside_origin: isLeaving ? null : columns.beside_origin,
      beside_chainhead: head,
      beside_retainuntil: isKept ? null : dateTime(session.at + retentionDays * DAY_MS),
      beside_revision: revision,
    },
    agent: !isLeaving && GUID.test(agent) ? agent : null,
    about: isLeaving ? null : recordOf(session.conversation),
  };
}

/** As a row remembers what it was told; 0: for good. @param retentionDays of the company */
export function keptDays(retentionDays: number | undefined): number {
  return retentionDays ?? 0;
}

/** What the row of a session is told of that; nothing while the session lasts or is held, and once it says nothing of anybody. */
export function daysTold({ session, held }: SessionRecord, row: RowState, retentionDays: number | undefined) {
  const isTold = session.state === 'ended' && !held && !row.isLeaving;
  return isTold ? { days: keptDays(retentionDays) } : {};
}

/** A conversation of the CRM is called by its id alone, any other by its table and id; what is neither names no record. ROW-1 */
export function recordOf(conversation: string): RecordRef | null {
  const [first = '', second] = conversation.toLowerCase().split(':');
  if (second === undefined) return GUID.test(first) ? { table: 'msdyn_ocliveworkitem', id: first } : null;
  const table = TABLES.find((one) => one === first);
  return table && GUID.test(second) ? { table, id: second } : null;
}
