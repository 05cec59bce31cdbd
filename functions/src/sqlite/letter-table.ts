import type Database from 'libsql';
import type { LetterStore, StoredLetter } from '../sessions/letter-store';

export function letterTable(db: Database.Database): LetterStore {
  const insert = db.prepare(`INSERT INTO letters (session, number, sender, recipient, text, at)
    SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?, ? FROM letters WHERE session = ? RETURNING number`);
  const count = db.prepare('SELECT COUNT(*) AS count FROM letters WHERE session = ? AND sender = ?');
  const byRecipient = db.prepare(`SELECT session, number, sender AS "from", recipient AS "to", text, at FROM letters
    WHERE session = ? AND recipient = ? AND number > ? ORDER BY number`);
  const forget = db.prepare('DELETE FROM letters WHERE at < ?');
  return {
    post: async (letter) => {
      const { session, from, to, text, at } = letter;
      const [row] = insert.all(session, from, to, text, at, session) as { number: number }[];
      if (!row) throw new Error('a letter was not stored');
      return { ...letter, number: row.number };
    },
    countFrom: async (session, from) => (count.get(session, from) as { count: number }).count,
    readFor: async (session, to, after) => byRecipient.all(session, to, after).map(read),
    forget: async (before) => void forget.run(before),
  };
}

function read(row: unknown): StoredLetter {
  const { session, number, from, to, text, at } = row as StoredLetter;
  return { session, number, from, to, text, at };
}
