import type Database from 'libsql';
import type { CountedRefusals, RefusalCountStore, RefusalKind } from '../audit/refusal-count-store';

export function refusalCountTable(db: Database.Database): RefusalCountStore {
  const key = 'company = ? AND minute = ? AND reason = ? AND origin = ?';
  const add = db.prepare(
    `INSERT INTO refusals (company, minute, reason, origin, count, written) VALUES (?, ?, ?, ?, 1, 0)
     ON CONFLICT (company, minute, reason, origin) DO UPDATE SET count = count + 1`,
  );
  const all = db.prepare('SELECT * FROM refusals ORDER BY minute, rowid LIMIT ?');
  const wrote = db.prepare(`UPDATE refusals SET written = ? WHERE ${key}`);
  const remove = db.prepare(`DELETE FROM refusals WHERE ${key} AND count <= ?`);
  const keyOf = ({ company, minute, reason, origin }: RefusalKind) => [company, minute, reason, origin] as const;
  return {
    add: async (kind) => void add.run(...keyOf(kind)),
    all: async (limit) =>
      (all.all(limit) as CountedRefusals[]).map(({ company, minute, reason, origin, count, written }) => ({
        company,
        minute,
        reason,
        origin,
        count,
        written,
      })),
    wrote: async (kind, count) => void wrote.run(count, ...keyOf(kind)),
    forget: async (kind, count) => void remove.run(...keyOf(kind), count),
  };
}
