import { accept, refuse, type Outcome, type Person } from '@beside/protocol';
import { owedAgain, staying } from '../../records/row-state';
import type { SessionStore } from '../../sessions/session-store';
import type { CompanyLedger } from '../ledger/company-ledger';

/** Two who hold and lift at the same time; more conflicts in a row mean that something is broken. */
const MAX_TRIES = 8;

/**
 * Keeps a session from being forgotten, and its names from being erased, or no longer. The ledger hears of it first. What is being forgotten
 * already is not there any more. AUDIT-14
 */
export function createHolder(sessions: SessionStore, ledger: CompanyLedger) {
  return async (company: string, admin: Person, reference: string, held: boolean): Promise<Outcome<null>> => {
    const [found] = await sessions.list(company, { reference, limit: 1 });
    if (!found) return refuse('session/unknown');
    const named = { session: found.id, reference: found.reference };
    const note = (isHeld: boolean) =>
      ledger.add(company, { type: 'hold', change: isHeld ? 'set' : 'lifted', ...named }, admin);
    let isNoted = false;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const stored = await sessions.get(company, found.id);
      if (!stored || stored.isGoing) {
        if (isNoted) await note(!held); // it was forgotten first
        return refuse('session/unknown');
      }
      if ((stored.held ?? false) === held) return accept(null);
      if (!isNoted) await note(held);
      isNoted = true;
      const { held: _before, etag, ...record } = stored;
      const outcome = await sessions.replace(
        { ...record, ...owedAgain(staying(record.row)), ...(held && { held }) },
        etag,
      );
      if (outcome === 'replaced') return accept(null);
    }
    return refuse('store/conflict');
  };
}
