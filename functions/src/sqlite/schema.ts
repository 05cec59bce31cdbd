import type Database from 'libsql';
import { chainEarlierRecords } from './chain-earlier-records';

/** The audit as chains, with the names beside them; what sessions owe the ledger; refusals until their minute is over. */
const CHAINED_AUDIT = `
  DROP TRIGGER audit_keeps;
  DROP TRIGGER audit_stays;
  ALTER TABLE audit ADD COLUMN prev TEXT NOT NULL DEFAULT '';
  ALTER TABLE audit ADD COLUMN hash TEXT NOT NULL DEFAULT '';
  ALTER TABLE audit ADD COLUMN actor_hash TEXT;
  CREATE INDEX audit_forgotten ON audit (json_extract(event, '$.session'))
    WHERE json_extract(event, '$.type') = 'session-forgotten';

  CREATE TABLE audit_actors (
    log TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (log, seq)
  ) STRICT;
  CREATE INDEX audit_actors_id ON audit_actors (id);

  CREATE TABLE refusals (
    company TEXT NOT NULL,
    minute INTEGER NOT NULL,
    reason TEXT NOT NULL,
    origin TEXT NOT NULL,
    count INTEGER NOT NULL,
    written INTEGER NOT NULL,
    PRIMARY KEY (company, minute, reason, origin)
  ) STRICT;
  CREATE INDEX refusals_minute ON refusals (minute);

  ALTER TABLE sessions ADD COLUMN unit TEXT;
  ALTER TABLE sessions ADD COLUMN owes INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE sessions ADD COLUMN forget_from INTEGER;
  CREATE INDEX sessions_owing ON sessions (id) WHERE owes = 1;
  CREATE INDEX sessions_forget ON sessions (company, forget_from) WHERE forget_from IS NOT NULL;
  UPDATE sessions SET forget_from = json_extract(record, '$.session.at') WHERE state = 'ended';
`;
/** Nothing of the audit changes. It goes only where the ledger already says that a whole session is forgotten. AUDIT-14 */
const AUDIT_TRIGGERS = `
  CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  CREATE TRIGGER audit_stays BEFORE DELETE ON audit
    WHEN NOT EXISTS (
      SELECT 1 FROM audit t
      WHERE json_extract(t.event, '$.type') = 'session-forgotten' AND t.log LIKE 'company:%'
        AND json_extract(t.event, '$.session') = substr(OLD.log, 9) AND OLD.log LIKE 'session:%'
    )
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  CREATE TRIGGER audit_actors_keep BEFORE UPDATE ON audit_actors BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
`;

/** Each entry takes a file from the version of its index to the next. Entries are only ever added. */
export const migrations: readonly (string | ((db: Database.Database) => void))[] = [
  `
  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    reference TEXT NOT NULL,
    conversation TEXT NOT NULL,
    agent TEXT NOT NULL,
    state TEXT NOT NULL,
    invited_at INTEGER NOT NULL,
    due INTEGER,
    record TEXT NOT NULL,
    etag INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX sessions_reference ON sessions (company, reference);
  CREATE UNIQUE INDEX sessions_invitation ON sessions (company, conversation) WHERE state = 'invited';
  CREATE UNIQUE INDEX sessions_busy ON sessions (company, agent) WHERE state IN ('asking', 'live', 'paused');
  CREATE INDEX sessions_conversation ON sessions (company, conversation, id);
  CREATE INDEX sessions_company ON sessions (company, id);
  CREATE INDEX sessions_due ON sessions (due) WHERE due IS NOT NULL;

  CREATE TABLE participants (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    session TEXT NOT NULL,
    role TEXT NOT NULL,
    jkt TEXT NOT NULL,
    connection TEXT
  ) STRICT;
  CREATE INDEX participants_session ON participants (session, id);

  CREATE TABLE pins (
    key TEXT PRIMARY KEY,
    anywhere TEXT NOT NULL,
    company TEXT NOT NULL,
    session TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    state TEXT NOT NULL,
    jkt TEXT,
    participant TEXT,
    etag INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX pins_anywhere ON pins (anywhere);
  CREATE INDEX pins_session ON pins (company, session);
  CREATE INDEX pins_until ON pins (until);

  CREATE TABLE once (key TEXT PRIMARY KEY, value TEXT, until INTEGER NOT NULL) STRICT;
  CREATE INDEX once_until ON once (until);

  CREATE TABLE companies (id TEXT PRIMARY KEY, company TEXT NOT NULL) STRICT;
  CREATE TABLE company_tenants (tenant TEXT PRIMARY KEY, company TEXT NOT NULL) STRICT;
  CREATE TABLE company_origins (origin TEXT PRIMARY KEY, company TEXT NOT NULL) STRICT;
  CREATE TABLE company_desks (origin TEXT NOT NULL, company TEXT NOT NULL, PRIMARY KEY (origin, company)) STRICT;

  CREATE TABLE audit (
    log TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (log, seq)
  ) STRICT;
  CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  `,
  `
  CREATE TABLE letters (
    session TEXT NOT NULL,
    number INTEGER NOT NULL,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (session, number)
  ) STRICT;
  CREATE INDEX letters_at ON letters (at);
  `,
  `
  ALTER TABLE pins ADD COLUMN pool TEXT NOT NULL DEFAULT 'invitation-8';
  CREATE INDEX pins_live ON pins (company, pool, until) WHERE state = 'waiting';
  CREATE TABLE budgets (key TEXT PRIMARY KEY, level REAL NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX budgets_at ON budgets (at);

  CREATE TABLE offers (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL,
    kind TEXT NOT NULL,
    conversation TEXT,
    made_at INTEGER NOT NULL,
    due INTEGER,
    offer TEXT NOT NULL,
    etag INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX offers_waiting ON offers (company, kind, id) WHERE due IS NOT NULL;
  CREATE INDEX offers_due ON offers (due) WHERE due IS NOT NULL;
  CREATE INDEX offers_made ON offers (made_at);
  `,
  (db) => {
    db.exec(CHAINED_AUDIT);
    chainEarlierRecords(db);
    db.exec(AUDIT_TRIGGERS);
  },
  // Records from before have none: they are not the server's, and are named so. AUDIT-18
  `ALTER TABLE audit ADD COLUMN mac TEXT NOT NULL DEFAULT ''`,
  // Rules from before are gone; those that hold are kept with the next sweep. COMP-5
  `
  CREATE TABLE policies (
    company TEXT NOT NULL,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    published_at INTEGER,
    rules TEXT NOT NULL,
    PRIMARY KEY (company, version)
  ) STRICT;
  CREATE INDEX policies_hash ON policies (company, hash);
  CREATE TRIGGER policies_keep BEFORE UPDATE ON policies BEGIN SELECT RAISE(ABORT, 'published rules stay'); END;
  CREATE TRIGGER policies_stay BEFORE DELETE ON policies BEGIN SELECT RAISE(ABORT, 'published rules stay'); END;
  `,
  // What goes on is looked up every few seconds, and is little beside what has ended. AUDIT-19
  `
  CREATE INDEX sessions_open ON sessions (company, id) WHERE state <> 'ended';
  CREATE INDEX audit_types ON audit (log, json_extract(event, '$.type'), at);
  `,
  // Sessions from before have no row and get none. ROW-2
  `
  ALTER TABLE sessions ADD COLUMN row_due INTEGER;
  ALTER TABLE sessions ADD COLUMN organisation TEXT;
  CREATE INDEX sessions_rows ON sessions (row_due) WHERE row_due IS NOT NULL;
  `,
  // What one organisation is owed is passed over while it is busy, however much that is. ROW-4
  `
  DROP INDEX sessions_rows;
  CREATE INDEX sessions_rows ON sessions (organisation, row_due) WHERE row_due IS NOT NULL;
  `,
  // The self-check asks why rows are refused. ROW-4
  `
  CREATE INDEX sessions_faults ON sessions (organisation, json_extract(record, '$.row.fault'), row_due)
    WHERE json_extract(record, '$.row.fault') IS NOT NULL;
  `,
  // Rows that say how long a session is kept, and say it no longer. ROW-6
  `
  CREATE INDEX sessions_kept ON sessions (company, json_extract(record, '$.row.days'))
    WHERE json_extract(record, '$.row.days') IS NOT NULL;
  `,
  // What waits for its row is not looked at before the month (30 days) is over, or the row is written. ROW-6
  `
  UPDATE sessions SET forget_from = forget_from + 2592000000
    WHERE row_due IS NOT NULL AND json_extract(record, '$.row.isLeaving');
  `,
  // Searches that a person keeps. AUDIT-24
  `
  CREATE TABLE views (
    company TEXT NOT NULL,
    person TEXT NOT NULL,
    views TEXT NOT NULL,
    etag INTEGER NOT NULL,
    PRIMARY KEY (company, person)
  ) STRICT;
  `,
];

/** Brings the file to the newest version. A file from a newer program is refused. */
export function migrate(db: Database.Database): void {
  db.transaction(() => {
    const version = versionOf(db);
    if (version > migrations.length) throw new Error(`the store is of version ${version}, newer than this program`);
    for (const migration of migrations.slice(version)) {
      if (typeof migration === 'string') db.exec(migration);
      else migration(db);
    }
    db.exec(`PRAGMA user_version = ${migrations.length}`);
  }).immediate();
}

function versionOf(db: Database.Database): number {
  const row = db.prepare('SELECT user_version AS version FROM pragma_user_version').get() as { version: number };
  return row.version;
}
