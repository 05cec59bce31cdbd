import type Database from 'libsql';
import type { SavedView } from '../views/saved-view';
import type { ViewStore } from '../views/view-store';

export function viewTable(db: Database.Database): ViewStore {
  const byOwner = db.prepare('SELECT views, etag FROM views WHERE company = ? AND person = ?');
  const insert = db.prepare('INSERT OR IGNORE INTO views (company, person, views, etag) VALUES (?, ?, ?, 1)');
  const update = db.prepare(
    'UPDATE views SET views = ?, etag = etag + 1 WHERE company = ? AND person = ? AND etag = ?',
  );
  const remove = db.prepare('DELETE FROM views WHERE company = ? AND person = ?');
  return {
    of: async (company, person) => {
      const row = byOwner.get(company, person) as { views: string; etag: number } | undefined;
      return row ? { views: JSON.parse(row.views) as SavedView[], etag: String(row.etag) } : null;
    },
    keep: async (company, person, views, etag) => {
      const text = JSON.stringify(views);
      const kept = etag === null ? insert.run(company, person, text) : update.run(text, company, person, Number(etag));
      return kept.changes === 1;
    },
    forget: async (company, person) => void remove.run(company, person),
  };
}
