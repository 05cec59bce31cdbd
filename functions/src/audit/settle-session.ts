import type { SessionRecord, SessionStore } from '../sessions/session-store';
import type { CompanyLedger } from './company-ledger';

export type SettleSession = (company: string, id: string) => Promise<void>;

/** Whether the ledger has still to hear of the session's birth, or of its end. AUDIT-9 */
export function owesLedger({ session, ledger }: SessionRecord): boolean {
  return ledger.opened === undefined || (session.state === 'ended' && ledger.closed === undefined);
}

/**
 * Tells the ledger of a session's birth and of its end, with count and head of its records. Told again after a crash in between,
 * it says the same once more. AUDIT-9
 */
export function createSessionSettler(sessions: SessionStore, ledger: CompanyLedger): SettleSession {
  /** One after the other for each session: a sweep and a change that come together would say the same twice. */
  const running = new Map<string, Promise<void>>();

  async function settle(company: string, id: string): Promise<void> {
    const stored = await sessions.get(company, id);
    if (!stored || !owesLedger(stored)) return;
    const { session, seq: count, head } = stored;
    const named = { session: id, reference: session.reference };
    let { opened, closed } = stored.ledger;
    opened ??= (await ledger.add(company, { type: 'session-opened', ...named })).seq;
    if (session.state === 'ended')
      closed ??= (await ledger.add(company, { type: 'session-closed', ...named, count, head })).seq;
    await sessions.replace({ ...stored, ledger: { opened, ...(closed !== undefined && { closed }) } }, stored.etag);
  }

  return (company, id) => {
    const settled = (running.get(id) ?? Promise.resolve()).then(() => settle(company, id));
    const over = settled.catch(() => undefined);
    running.set(id, over);
    void over.then(() => running.get(id) === over && running.delete(id));
    return settled;
  };
}
