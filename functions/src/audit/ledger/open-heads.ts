import type { SessionTail } from '@beside/protocol';
import type { SessionStore } from '../../sessions/session-store';
import type { CompanyLedger } from './company-ledger';
import type { Journal } from './journal';
import type { NoteTampering } from './note-tampering';

/** Open sessions of all companies that one round looks at. */
const ROUND_LIMIT = 10_000;
/** Sessions that one record of the ledger speaks of: it stays readable. */
const MOST_HEADS = 200;

/** The open sessions' record ids by company, as they are now. */
export type OpenSessions = () => Promise<ReadonlyMap<string, readonly string[]>>;

export type OpenHeads = ReturnType<typeof createOpenHeads>;

interface Parts {
  readonly sessions: SessionStore;
  readonly journal: Journal;
  readonly ledger: CompanyLedger;
  readonly noteTampering: NoteTampering;
}

/** Tells the ledger how far the logs of open sessions have come: what goes missing of them later is named. AUDIT-18 */
export function createOpenHeads({ sessions, journal, ledger, noteTampering }: Parts) {
  /** What the ledger last heard from this process, by session; a new process tells all of them once more. */
  const told = new Map<string, string>();

  async function headOf(company: string, id: string): Promise<SessionTail | null> {
    const stored = await sessions.get(company, id);
    // Of whose birth the ledger has not heard it says nothing: that may be none in the end. AUDIT-9
    if (!stored || stored.session.state === 'ended' || stored.ledger.opened === undefined) return null;
    if (!journal.isOwnTail(stored)) {
      await noteTampering(stored);
      return null;
    }
    return told.get(id) === stored.head ? null : { id, count: stored.seq, head: stored.head };
  }

  return {
    /** One look at all companies, when the first of them is asked for. */
    look(): OpenSessions {
      let found: Promise<ReadonlyMap<string, readonly string[]>> | null = null;
      return () => (found ??= list());
    },

    /** Tells what is new; nothing when nothing is. */
    async tell(company: string, ids: readonly string[]): Promise<void> {
      const heads: SessionTail[] = [];
      for (const id of ids) {
        const head = await headOf(company, id);
        if (head) heads.push(head);
      }
      for (let from = 0; from < heads.length; from += MOST_HEADS) {
        const some = heads.slice(from, from + MOST_HEADS);
        await ledger.add(company, { type: 'open-sessions', heads: some });
        for (const { id, head } of some) told.set(id, head);
      }
    },
  };

  /** Every session that is not over has a deadline. SESS-7 */
  async function list(): Promise<ReadonlyMap<string, readonly string[]>> {
    const open = new Map<string, string[]>();
    for (const { company, id } of await sessions.due(Number.MAX_SAFE_INTEGER, ROUND_LIMIT))
      open.set(company, [...(open.get(company) ?? []), id]);
    const ids = new Set([...open.values()].flat());
    for (const id of told.keys()) if (!ids.has(id)) told.delete(id);
    return open;
  }
}
