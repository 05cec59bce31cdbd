import type Database from 'libsql';
import type { PinPool, PinStore, PinUse, StoredPin } from '../pins/pin-store';

interface Row {
  readonly key: string;
  readonly anywhere: string;
  readonly company: string;
  readonly pool: PinPool;
  readonly session: string;
  readonly issued_at: number;
  readonly until: number;
  readonly state: PinUse['state'];
  readonly jkt: string | null;
  readonly participant: string | null;
  readonly etag: number;
}

export function pinTable(db: Database.Database): PinStore {
  const insert = db.prepare(`INSERT INTO pins (key, anywhere, company, pool, session, issued_at, until, state, etag)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', 1) ON CONFLICT (key) DO NOTHING`);
  const byKey = db.prepare('SELECT * FROM pins WHERE key = ?');
  const elsewhere = db.prepare(
    `SELECT 1 FROM pins WHERE anywhere = ? AND company <> ? AND state = 'waiting' AND until > ? LIMIT 1`,
  );
  const live = db.prepare(
    `SELECT count(*) AS count FROM pins WHERE company = ? AND pool = ? AND state = 'waiting' AND until > ?`,
  );
  const spend = db.prepare(`UPDATE pins SET state = 'spent', jkt = ?, participant = ?, etag = etag + 1
    WHERE key = ? AND etag = ? AND state = 'waiting'`);
  const killAll = db.prepare(`UPDATE pins SET state = 'dead', etag = etag + 1
    WHERE company = ? AND session = ? AND state = 'waiting'`);
  const killOlder = db.prepare(`UPDATE pins SET state = 'dead', etag = etag + 1
    WHERE company = ? AND session = ? AND state = 'waiting' AND (issued_at, key) < (?, ?)`);
  const forget = db.prepare('DELETE FROM pins WHERE until < ?');
  return {
    reserve: async ({ key, anywhere, company, pool, session, issuedAt, until }) =>
      insert.run(key, anywhere, company, pool, session, issuedAt, until).changes === 1,
    find: async (key) => {
      const row = byKey.get(key);
      return row ? read(row as Row) : null;
    },
    liveElsewhere: async (anywhere, company, now) => elsewhere.get(anywhere, company, now) !== undefined,
    live: async (company, pool, now) => (live.get(company, pool, now) as { count: number }).count,
    spend: async (key, etag, { jkt, participant }) => spend.run(jkt, participant, key, Number(etag)).changes === 1,
    kill: async (company, session, olderThan) => {
      if (olderThan) killOlder.run(company, session, olderThan.issuedAt, olderThan.key);
      else killAll.run(company, session);
    },
    forget: async (before) => void forget.run(before),
  };
}

function read(row: Row): StoredPin {
  const { key, anywhere, company, pool, session, issued_at: issuedAt, until, etag } = row;
  return { key, anywhere, company, pool, session, issuedAt, until, use: readUse(row), etag: String(etag) };
}

function readUse({ state, jkt, participant }: Row): PinUse {
  return state === 'spent' && jkt && participant
    ? { state, jkt, participant }
    : { state: state === 'waiting' ? state : 'dead' };
}
