import Database from 'libsql';
import { emptyLog, recordBytes, sha256Hex, type AuditLog, type ChainTail, type Hashed } from '@beside/protocol';

/** A record as it lies in the file of the store. */
export type LaidRecord = Omit<Hashed, 'event'> & {
  readonly event: { readonly type: string };
  readonly hash: string;
  readonly mac: string;
};

interface Row {
  readonly seq: number;
  readonly at: number;
  readonly event: string;
  readonly prev: string;
  readonly hash: string;
  readonly mac: string;
  readonly actor_hash: string | null;
}

export type StoreForger = ReturnType<typeof openForger>;

/** Somebody who holds the file of the store and none of the server's keys: can write anything, and knows how chains are made. */
export function openForger(file: string) {
  const db = new Database(file);
  const triggers = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  const select = db.prepare('SELECT * FROM audit WHERE log = ? ORDER BY seq');
  const remove = db.prepare('DELETE FROM audit WHERE log = ?');
  const insert = db.prepare(
    'INSERT INTO audit (log, seq, at, event, prev, hash, mac, actor_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );

  const records = (log: AuditLog): LaidRecord[] =>
    (select.all(log) as Row[]).map(({ seq, at, event, prev, hash, mac, actor_hash }) => ({
      ...{ seq, at, prev, hash, mac },
      event: JSON.parse(event) as LaidRecord['event'],
      ...(actor_hash !== null && { actorHash: actor_hash }),
    }));

  function put(log: AuditLog, laid: readonly LaidRecord[]): void {
    remove.run(log);
    for (const { seq, at, event, prev, hash, mac, actorHash = null } of laid)
      insert.run(log, seq, at, JSON.stringify(event), prev, hash, mac, actorHash);
  }

  /** The record that a session keeps of itself, and what becomes of it. */
  function change(id: string, edit: (record: Record<string, unknown>) => object): void {
    const row = db.prepare('SELECT record FROM sessions WHERE id = ?').get(id) as { record: string };
    const record = JSON.stringify(edit(JSON.parse(row.record) as Record<string, unknown>));
    db.prepare('UPDATE sessions SET record = ? WHERE id = ?').run(record, id);
  }

  return {
    records,
    put,
    change,
    run: (sql: string) => void db.exec(sql),
    /** The records with places, links and hashes as if they had been written one after the other; without a key no `mac` fits. */
    async rechained(company: string, log: AuditLog, laid: readonly LaidRecord[]): Promise<LaidRecord[]> {
      const chain: LaidRecord[] = [];
      let tail: ChainTail = await emptyLog(company, log);
      for (const record of laid) {
        const next = { ...record, seq: tail.seq + 1, prev: tail.head };
        const hash = await sha256Hex(recordBytes(next));
        chain.push({ ...next, hash });
        tail = { seq: next.seq, head: hash };
      }
      return chain;
    },
    /** Makes a session go on from where its log now ends; nothing waits to be written. */
    followLog(id: string): void {
      const last = records(`session:${id}`).at(-1);
      if (last) change(id, (one) => ({ ...one, seq: last.seq, head: last.hash, mac: last.mac, pending: [] }));
    },
    /** Leaves the file as if nobody had been there. */
    close(): void {
      for (const { sql } of triggers) db.exec(sql);
      db.close();
    },
  };
}
