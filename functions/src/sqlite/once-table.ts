import type Database from 'libsql';
import type { OnceStore } from '../tokens/once-store';

export function onceTable(db: Database.Database): OnceStore {
  const claim = db.prepare('INSERT INTO once (key, until) VALUES (?, ?) ON CONFLICT (key) DO NOTHING');
  const issue = db.prepare('INSERT INTO once (key, value, until) VALUES (?, ?, ?)');
  const spend = db.prepare('DELETE FROM once WHERE key = ? AND value IS NOT NULL RETURNING value, until');
  const forget = db.prepare('DELETE FROM once WHERE until < ?');
  return {
    claim: async (key, until) => claim.run(key, until).changes === 1,
    issue: async (key, value, until) => void issue.run(key, value, until),
    spend: async (key, now) => {
      const [row] = spend.all(key) as { value: string; until: number }[];
      return row && row.until > now ? row.value : null;
    },
    forget: async (now) => void forget.run(now),
  };
}
