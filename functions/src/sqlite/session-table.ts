import type Database from 'libsql';
import { deadline, type Session } from '@beside/protocol';
import { forgetFrom } from '../audit/keeping/forget-from';
import { owesLedger } from '../audit/ledger/settle-session';
import { lastingFaults, type RowFault } from '../records/session-rows';
import { conditionsOf, type SessionFilter } from '../sessions/session-filter';
import { sqlOf } from './session-conditions';
import type { BusySession, OwedRow, SessionRecord, SessionStore, StoredSession } from '../sessions/session-store';

interface Row {
  readonly record: string;
  readonly etag: number;
}

const BUSY = `state IN ('asking', 'live', 'paused')`;

export function sessionTable(db: Database.Database): SessionStore {
  const insert =
    db.prepare(`INSERT INTO sessions (id, company, reference, conversation, agent, state, invited_at, due, record, owes, unit, forget_from, row_due, organisation, etag)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`);
  const update = db.prepare(
    `UPDATE sessions SET state = ?, agent = ?, due = ?, record = ?, owes = ?, forget_from = ?, row_due = ?, organisation = ?, etag = etag + 1
     WHERE company = ? AND id = ? AND etag = ?`,
  );
  const byId = db.prepare('SELECT record, etag FROM sessions WHERE company = ? AND id = ?');
  const byReference = db.prepare('SELECT 1 FROM sessions WHERE company = ? AND reference = ?');
  const standing = db.prepare(`SELECT 1 FROM sessions WHERE company = ? AND conversation = ? AND state <> 'ended'`);
  const latest = db.prepare(
    'SELECT record, etag FROM sessions WHERE company = ? AND conversation = ? ORDER BY id DESC LIMIT 1',
  );
  const busy = db.prepare(`SELECT record, etag FROM sessions WHERE company = ? AND agent = ? AND ${BUSY}`);
  const otherBusy = db.prepare(`SELECT 1 FROM sessions WHERE company = ? AND agent = ? AND id <> ? AND ${BUSY}`);
  const allBusy = db.prepare(`SELECT company, id, agent FROM sessions WHERE ${BUSY} ORDER BY id`);
  const overdue = db.prepare('SELECT company, id FROM sessions WHERE due <= ? ORDER BY due, id LIMIT ?');
  const owing = db.prepare('SELECT company, id FROM sessions WHERE owes = 1 ORDER BY id LIMIT ?');
  const rowsDue = db.prepare(`SELECT company, id, organisation FROM sessions
    WHERE row_due <= ? AND organisation IN (SELECT value FROM json_each(?)) ORDER BY row_due, id LIMIT ?`);
  const fault = `json_extract(record, '$.row.fault')`; // of a row that is owed, and of no other
  const refused = db.prepare(`SELECT ${fault} AS fault FROM sessions
    WHERE organisation = ? AND ${fault} IN (${lastingFaults.map(() => '?').join(', ')}) AND ${fault} IS NOT NULL
    ORDER BY row_due DESC LIMIT 1`);

  const told = `json_extract(record, '$.row.days')`;
  const keptOtherwise = db.prepare(`SELECT id FROM sessions
    WHERE company = ? AND (${told} < ? OR ${told} > ?) AND ${told} IS NOT NULL LIMIT ?`);

  const forgettable = db.prepare(
    'SELECT id FROM sessions WHERE company = ? AND forget_from <= ? ORDER BY forget_from, id LIMIT ?',
  );
  const remove = db.prepare(`DELETE FROM sessions WHERE company = ? AND id = ? AND state = 'ended'`);

  const create = db.transaction((record: SessionRecord) => {
    const { session } = record;
    if (byReference.get(session.company, session.reference)) return 'reference-taken';
    if (standing.get(session.company, session.conversation)) return 'conversation-taken';
    if (isBusy(session) && otherBusy.get(session.company, session.agent.id, session.id)) return 'agent-busy';
    const { id, company, reference, conversation, agent, state, invitedAt } = session;
    const due = deadline(session);
    insert.run(
      ...[id, company, reference, conversation, agent.id, state, invitedAt, due, write(record)],
      ...[owes(record), agent.unit ?? null, forgetFrom(record), ...rowOwed(record)],
    );
    return 'created';
  });

  const replace = db.transaction((record: SessionRecord, etag: string) => {
    const { session } = record;
    if (isBusy(session) && otherBusy.get(session.company, session.agent.id, session.id)) return 'agent-busy';
    const { state, agent, company, id } = session;
    const row = [
      state,
      agent.id,
      deadline(session),
      write(record),
      owes(record),
      forgetFrom(record),
      ...rowOwed(record),
    ];
    return update.run(...row, company, id, Number(etag)).changes === 1 ? 'replaced' : 'conflict';
  });

  function select(company: string, { limit, ...filter }: SessionFilter, ...narrowed: string[]): readonly Session[] {
    const conditions = conditionsOf(filter).map(sqlOf);
    const where = ['company = ?', ...narrowed, ...conditions.map((one) => one.where)].join(' AND ');
    const values = conditions.flatMap((one) => one.values);
    const query = `SELECT record FROM sessions WHERE ${where} ORDER BY id DESC LIMIT ?`;
    return (db.prepare(query).all(company, ...values, limit) as Row[]).map(sessionOf);
  }

  return {
    create: async (record) => create.immediate(record) as Awaited<ReturnType<SessionStore['create']>>,
    get: async (company, id) => read(byId.get(company, id)),
    replace: async (record, etag) => replace.immediate(record, etag) as 'replaced' | 'conflict' | 'agent-busy',
    latestByConversation: async (company, conversation) => read(latest.get(company, conversation)),
    busyByAgent: async (company, agent) => read(busy.get(company, agent)),
    busy: async () => (allBusy.all() as BusySession[]).map(({ company, id, agent }) => ({ company, id, agent })),
    due: async (now, limit) =>
      (overdue.all(now, limit) as { company: string; id: string }[]).map(({ company, id }) => ({ company, id })),
    owing: async (limit) =>
      (owing.all(limit) as { company: string; id: string }[]).map(({ company, id }) => ({ company, id })),
    async rowsDue(now, limit, organisations) {
      const owed = rowsDue.all(now, JSON.stringify(organisations), limit) as OwedRow[];
      return owed.map(({ company, id, organisation }) => ({ company, id, organisation }));
    },
    rowsKeptOtherwise: async (company, days, limit) =>
      (keptOtherwise.all(company, days, days, limit) as { id: string }[]).map(({ id }) => id),
    refusedRow: async (organisation) =>
      (refused.get(organisation, ...lastingFaults) as { fault: RowFault } | undefined)?.fault ?? null,
    forgettable: async (company, until, limit) =>
      (forgettable.all(company, until, limit) as { id: string }[]).map(({ id }) => id),
    remove: async (company, id) => void remove.run(company, id),
    open: async (company, filter) => select(company, filter, `state <> 'ended'`),
    list: async (company, filter) => select(company, filter),
  };
}

function isBusy({ state }: Session): boolean {
  return state === 'asking' || state === 'live' || state === 'paused';
}

function write({ session, seq, head, mac, pending, ledger, held, isGoing, row }: SessionRecord): string {
  return JSON.stringify({ session, seq, head, mac, pending, ledger, held, isGoing, row });
}

function rowOwed({ row }: SessionRecord): [due: number | null, organisation: string | null] {
  return row?.is === 'owed' ? [row.due, row.organisation] : [null, null];
}

function owes(record: SessionRecord): 0 | 1 {
  return owesLedger(record) ? 1 : 0;
}

function sessionOf({ record }: Pick<Row, 'record'>): Session {
  return (JSON.parse(record) as SessionRecord).session;
}

function read(found: unknown): StoredSession | null {
  if (!found) return null;
  const { record, etag } = found as Row;
  return { ...(JSON.parse(record) as SessionRecord), etag: String(etag) };
}
