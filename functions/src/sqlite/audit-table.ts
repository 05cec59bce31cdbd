import type Database from 'libsql';
import type { AuditEvent, AuditRecord } from '@beside/protocol';
import type { AuditLog, AuditStore } from '../audit/audit-store';

export function auditTable(db: Database.Database): AuditStore {
  const insert = db.prepare(
    'INSERT INTO audit (log, seq, at, event) VALUES (?, ?, ?, ?) ON CONFLICT (log, seq) DO NOTHING',
  );
  const last = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM audit WHERE log = ?');
  const select = db.prepare('SELECT seq, at, event FROM audit WHERE log = ? AND at >= ? AND at <= ? ORDER BY seq');

  const appendNext = db.transaction((log: AuditLog, at: number, event: AuditEvent): AuditRecord => {
    const { seq } = last.get(log) as { seq: number };
    const record = { seq: seq + 1, at, event };
    insert.run(log, record.seq, at, JSON.stringify(event));
    return record;
  });

  return {
    append: async (log, { seq, at, event }) => insert.run(log, seq, at, JSON.stringify(event)).changes === 1,
    appendNext: async (log, at, event) => appendNext.immediate(log, at, event) as AuditRecord,
    read: async (log, { from = 0, to = Number.MAX_SAFE_INTEGER }) =>
      (select.all(log, from, to) as { seq: number; at: number; event: string }[]).map(({ seq, at, event }) => ({
        seq,
        at,
        event: JSON.parse(event) as AuditEvent,
      })),
  };
}
