import type Database from 'libsql';
import type { Participant, ParticipantStore } from '../sessions/participant-store';

export function participantTable(db: Database.Database): ParticipantStore {
  const insert = db.prepare(`INSERT INTO participants (id, company, session, role, jkt, connection)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`);
  const byId = db.prepare('SELECT * FROM participants WHERE id = ?');
  const bySession = db.prepare('SELECT * FROM participants WHERE session = ? ORDER BY id');
  const connect = db.prepare('UPDATE participants SET connection = ? WHERE id = ?');
  const disconnect = db.prepare('UPDATE participants SET connection = NULL WHERE id = ? AND connection = ?');
  const rekey = db.prepare('UPDATE participants SET jkt = @to WHERE id = @id AND jkt IN (@from, @to) RETURNING *');
  const remove = db.prepare('DELETE FROM participants WHERE id = ?');
  return {
    create: async ({ id, company, session, role, jkt, connection }) =>
      insert.run(id, company, session, role, jkt, connection).changes === 1,
    get: async (id) => {
      const row = byId.get(id);
      return row ? read(row) : null;
    },
    bySession: async (session) => bySession.all(session).map(read),
    connect: async (id, connection) => void connect.run(connection, id),
    disconnect: async (id, connection) => void disconnect.run(id, connection),
    rekey: async (id, from, to) => {
      const row = rekey.get({ id, from, to });
      return row ? read(row) : null;
    },
    remove: async (id) => void remove.run(id),
  };
}

function read(row: unknown): Participant {
  const { id, company, session, role, jkt, connection } = row as Participant;
  return { id, company, session, role, jkt, connection };
}
