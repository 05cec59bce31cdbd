import type Database from 'libsql';
import type { Actor, AuditEvent, AuditLog } from '@beside/protocol';
import type { AuditStore } from '../audit/ledger/audit-store';
import type { SealedRecord, SealedTail } from '../audit/ledger/record-seal';

interface Row {
  readonly seq: number;
  readonly at: number;
  readonly event: string;
  readonly prev: string;
  readonly hash: string;
  readonly mac: string;
  readonly actor_hash: string | null;
  readonly id: string | null;
  readonly name: string | null;
  readonly salt: string | null;
}

const MOST = Number.MAX_SAFE_INTEGER;

export function auditTable(db: Database.Database): AuditStore {
  const insert = db.prepare(
    `INSERT INTO audit (log, seq, at, event, prev, hash, mac, actor_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (log, seq) DO NOTHING`,
  );
  const insertActor = db.prepare('INSERT INTO audit_actors (log, seq, id, name, salt) VALUES (?, ?, ?, ?, ?)');
  const last = db.prepare('SELECT seq, hash AS head, mac FROM audit WHERE log = ? ORDER BY seq DESC LIMIT 1');
  const inRange = `SELECT a.seq, a.at, a.event, a.prev, a.hash, a.mac, a.actor_hash, p.id, p.name, p.salt
     FROM audit a LEFT JOIN audit_actors p ON p.log = a.log AND p.seq = a.seq
     WHERE a.log = ? AND a.at >= ? AND a.at <= ? AND a.seq >= ? AND a.seq <= ?`;
  const select = db.prepare(`${inRange} ORDER BY a.seq`);
  const selectTypes = db.prepare(
    `${inRange} AND json_extract(a.event, '$.type') IN (SELECT value FROM json_each(?)) ORDER BY a.seq`,
  );
  const named = db.prepare('SELECT log, seq FROM audit_actors WHERE id = ? ORDER BY log, seq');
  const erase = db.prepare('DELETE FROM audit_actors WHERE log = ? AND seq = ?');
  const forgetActors = db.prepare('DELETE FROM audit_actors WHERE log = ?');
  const forget = db.prepare('DELETE FROM audit WHERE log = ?');

  const append = db.transaction((log: AuditLog, record: SealedRecord): boolean => {
    const { seq, at, event, prev, hash, mac, actorHash = null, actor } = record;
    if (insert.run(log, seq, at, JSON.stringify(event), prev, hash, mac, actorHash).changes !== 1) return false;
    if (actor) insertActor.run(log, seq, actor.id, actor.name, actor.salt);
    return true;
  });
  const eraseAll = db.transaction((log: AuditLog, seqs: readonly number[]) => {
    for (const seq of seqs) erase.run(log, seq);
  });
  const forgetAll = db.transaction((log: AuditLog) => {
    forgetActors.run(log);
    forget.run(log);
  });

  return {
    append: async (log, record) => append.immediate(log, record) as boolean,
    last: async (log) => {
      const row = last.get(log) as SealedTail | undefined;
      return row ? { seq: row.seq, head: row.head, mac: row.mac } : null;
    },
    read: async (log, { from = 0, to = MOST, first = 0, last: end = MOST, types }) => {
      const range = [log, from, to, first, end];
      const rows = types ? selectTypes.all(...range, JSON.stringify(types)) : select.all(...range);
      return (rows as Row[]).map(readRow);
    },
    named: async (person) =>
      (named.all(person) as { log: AuditLog; seq: number }[]).map(({ log, seq }) => ({ log, seq })),
    eraseNames: async (log, seqs) => void eraseAll.immediate(log, seqs),
    forget: async (log) => void forgetAll.immediate(log),
  };
}

function readRow({ seq, at, event, prev, hash, mac, actor_hash, id, name, salt }: Row): SealedRecord {
  const actor: Actor | null = id !== null && name !== null && salt !== null ? { id, name, salt } : null;
  return {
    seq,
    at,
    event: JSON.parse(event) as AuditEvent,
    prev,
    hash,
    mac,
    ...(actor_hash !== null && { actorHash: actor_hash }),
    ...(actor && { actor }),
  };
}
