import { createHash, randomBytes } from 'node:crypto';
import type Database from 'libsql';
import {
  actorBytes,
  genesisBytes,
  hexOf,
  recordBytes,
  SALT_BYTES,
  type Actor,
  type AuditLog,
  type Hashed,
} from '@beside/protocol';

type Event = Readonly<Record<string, unknown>>;
interface EarlierRecord {
  readonly seq: number;
  readonly at: number;
  readonly event: Event;
}

/**
 * Makes chains of the logs of a file that was written before there were any, and sets the names in them apart: what they held stays,
 * and from here on nobody changes it unseen. Once, while the file is brought to its next version.
 */
export function chainEarlierRecords(db: Database.Database): void {
  const rows = db.prepare('SELECT id, company, record FROM sessions').all() as {
    id: string;
    company: string;
    record: string;
  }[];
  const companies = new Map(rows.map(({ id, company }) => [`session:${id}`, company]));
  const update = db.prepare('UPDATE sessions SET record = ? WHERE id = ?');
  const insert = db.prepare('INSERT OR IGNORE INTO audit (log, seq, at, event) VALUES (?, ?, ?, ?)');
  for (const { id, record } of rows) {
    const { pending } = JSON.parse(record) as { pending: readonly EarlierRecord[] };
    for (const { seq, at, event } of pending) insert.run(`session:${id}`, seq, at, JSON.stringify(event));
  }
  const heads = new Map<string, string>();
  for (const { log } of db.prepare('SELECT DISTINCT log FROM audit').all() as { log: AuditLog }[]) {
    const company = log.startsWith('company:') ? log.slice('company:'.length) : (companies.get(log) ?? '');
    heads.set(log, chainLog(db, company, log));
  }
  for (const { id, company, record } of rows) {
    const head = heads.get(`session:${id}`) ?? sha256(genesisBytes(company, `session:${id}`));
    const { session, seq } = JSON.parse(record) as { session: object; seq: number };
    update.run(JSON.stringify({ session, seq, head, pending: [], ledger: {} }), id);
  }
}

/** @returns the hash of the log's last record */
function chainLog(db: Database.Database, company: string, log: AuditLog): string {
  const rows = db.prepare('SELECT seq, at, event FROM audit WHERE log = ? ORDER BY seq').all(log) as {
    seq: number;
    at: number;
    event: string;
  }[];
  const set = db.prepare('UPDATE audit SET event = ?, prev = ?, hash = ?, actor_hash = ? WHERE log = ? AND seq = ?');
  const name = db.prepare('INSERT INTO audit_actors (log, seq, id, name, salt) VALUES (?, ?, ?, ?, ?)');
  let prev = sha256(genesisBytes(company, log));
  for (const { seq, at, event: text } of rows) {
    const { event, actor } = setApart(JSON.parse(text) as Event);
    const actorHash = actor && sha256(actorBytes(actor));
    const hashed: Hashed = { seq, at, event, prev, ...(actorHash && { actorHash }) };
    const hash = sha256(recordBytes(hashed));
    set.run(JSON.stringify(event), prev, hash, actorHash, log, seq);
    if (actor) name.run(log, seq, actor.id, actor.name, actor.salt);
    prev = hash;
  }
  return prev;
}

/** Names stood in the events themselves. */
function setApart({ by, name, ...event }: Event): { readonly event: Event; readonly actor: Actor | null } {
  if (event['type'] !== 'audit-read') return { event: { ...event, ...(by !== undefined && { by }) }, actor: null };
  return { event, actor: { id: String(by), name: String(name), salt: hexOf(randomBytes(SALT_BYTES)) } };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
