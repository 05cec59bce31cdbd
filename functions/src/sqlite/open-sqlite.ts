import Database from 'libsql';
import type { Stores } from '../stores';
import { auditTable } from './audit-table';
import { budgetTable } from './budget-table';
import { companyTable } from './company-table';
import { letterTable } from './letter-table';
import { offerTable } from './offer-table';
import { onceTable } from './once-table';
import { participantTable } from './participant-table';
import { pinTable } from './pin-table';
import { policyTable } from './policy-table';
import { refusalCountTable } from './refusal-count-table';
import { migrate } from './schema';
import { sessionTable } from './session-table';
import { viewTable } from './view-table';

/** A second process (a backup, a command line) may hold the file this long. */
const BUSY_TIMEOUT_MS = 5_000;

/** Opens, creating it where needed, the file that keeps everything. What a call has answered survives a power cut. */
export function openSqlite(file: string): Stores & { close(): void } {
  const db = new Database(file);
  db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL`);
  migrate(db);
  return {
    sessions: sessionTable(db),
    participants: participantTable(db),
    pins: pinTable(db),
    offers: offerTable(db),
    budgets: budgetTable(db),
    companies: companyTable(db),
    policies: policyTable(db),
    audit: auditTable(db),
    refusals: refusalCountTable(db),
    once: onceTable(db),
    letters: letterTable(db),
    views: viewTable(db),
    close: () => void db.close(),
  };
}
