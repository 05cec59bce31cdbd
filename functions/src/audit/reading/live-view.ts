import type { Clock } from '../../platform';
import type { ReadOpen } from '../../sessions/read-open';
import type { Credentials } from '../../tokens/credential';
import { auditSession, type AuditSession } from './audit-session';
import type { CompanyLedger } from '../ledger/company-ledger';
import { filterOf, type Reader } from './reach';

/** More at once than a supervisor has agents: past it the oldest are not shown. */
const MOST_SESSIONS = 500;

export interface LiveView {
  readonly sessions: readonly AuditSession[];
  /** ms since epoch, when it was so. */
  readonly now: number;
  /** For the next refresh of this very view. */
  readonly ticket: string;
}

interface Parts {
  readonly readOpen: ReadOpen;
  readonly ledger: CompanyLedger;
  readonly credentials: Credentials;
  readonly clock: Clock;
}

/**
 * What goes on now, as far as the reader reaches. Opening it is a reading and recorded as one; a refresh with the ticket of an opened
 * view belongs to that reading. A ticket grants nothing: who may see what is asked anew every time. AUDIT-19
 */
export function createLiveView({ readOpen, ledger, credentials, clock }: Parts) {
  async function ticketFor({ id, name, company }: Reader, known: string | undefined): Promise<string> {
    if (known !== undefined && (await credentials.isForView(known, { person: id, company }))) return known;
    await ledger.add(company, { type: 'audit-read', what: 'live' }, { id, name });
    return credentials.issueForView({ person: id, company });
  }

  /** @param known the ticket of the view that is refreshed; one that is over or another's opens a new view */
  return async (reader: Reader, known: string | undefined): Promise<LiveView> => {
    const ticket = await ticketFor(reader, known);
    const open = await readOpen(reader.company, { ...filterOf(reader.reach), limit: MOST_SESSIONS });
    const now = clock();
    return { sessions: open.map((session) => auditSession(session, reader, now)), now, ticket };
  };
}
