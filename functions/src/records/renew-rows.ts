import type { Clock } from '../platform';
import type { CompanyStore } from '../companies/company-store';
import type { SessionStore } from '../sessions/session-store';
import { keptDays } from './row-of';
import { owedAgain } from './row-state';

/** Rows of one company that one sweep owes anew. */
const SWEEP_LIMIT = 100;
/** Where nothing was to be renewed and the number has stayed, one look in this time is enough. */
const LOOK_AGAIN_MS = 60 * 60_000;

interface Parts {
  readonly sessions: SessionStore;
  readonly companies: CompanyStore;
  readonly clock: Clock;
}

/** Owes the rows anew that say how long a session is kept, where its company has changed that: some with each sweep, behind all that is owed. ROW-6 */
export function createRowRenewal({ sessions, companies, clock }: Parts) {
  /** By company: for which days nothing was to be renewed, and when that is looked at again. */
  const quiet = new Map<string, { readonly days: number; readonly until: number }>();

  async function renew(company: string, id: string, days: number): Promise<void> {
    const stored = await sessions.get(company, id);
    const row = stored?.row;
    if (!stored || row?.is !== 'written' || row.isLeaving || row.days === undefined || row.days === days) return;
    const { etag, ...record } = stored;
    const { row: owed } = owedAgain(row, clock());
    await sessions.replace({ ...record, ...(owed && { row: owed }) }, etag); // what changed meanwhile is owed by that
  }

  return async (): Promise<void> => {
    for (const company of await companies.ids()) {
      const days = keptDays((await companies.byId(company))?.retentionDays);
      const known = quiet.get(company);
      if (known?.days === days && known.until > clock()) continue;
      const found = await sessions.rowsKeptOtherwise(company, days, SWEEP_LIMIT);
      for (const id of found) await renew(company, id, days);
      if (found.length === 0) quiet.set(company, { days, until: clock() + LOOK_AGAIN_MS });
    }
  };
}
