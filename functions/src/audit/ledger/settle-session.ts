import { emptyLog, type ChainTail } from '@beside/protocol';
import type { SessionRecord, SessionStore, StoredSession } from '../../sessions/session-store';
import type { CompanyLedger } from './company-ledger';
import type { Journal } from './journal';
import type { NoteTampering } from './note-tampering';

/** More changes of one session at a time than this mean that something is broken. */
const MAX_TRIES = 8;

export type SettleSession = (company: string, id: string) => Promise<void>;

/** Whether the ledger has still to hear of the session's birth, or of its end. AUDIT-9 */
export function owesLedger({ session, ledger }: SessionRecord): boolean {
  return ledger.opened === undefined || (session.state === 'ended' && ledger.closed === undefined);
}

interface Parts {
  readonly sessions: SessionStore;
  readonly ledger: CompanyLedger;
  readonly journal: Journal;
  readonly noteTampering: NoteTampering;
}

/**
 * Tells the ledger of a session's birth and of its end, with count and head of its records. Told again after a crash in between,
 * it says the same once more. AUDIT-9
 */
export function createSessionSettler({ sessions, ledger, journal, noteTampering }: Parts): SettleSession {
  /** One after the other for each session: a sweep and a change that come together would say the same twice. */
  const running = new Map<string, Promise<void>>();

  /** As the session knows it; where that is not the server's own, the last record that is. AUDIT-18 */
  async function endOf(stored: StoredSession): Promise<ChainTail> {
    if (journal.isOwnTail(stored)) return stored;
    const log = `session:${stored.session.id}` as const;
    const last = (await journal.read(log)).findLast(({ isGenuine }) => isGenuine)?.record;
    return last ? { seq: last.seq, head: last.hash } : emptyLog(stored.session.company, log);
  }

  /** What changes meanwhile, as a row does that is written, must not have the ledger hear the same again. */
  async function keep(stored: StoredSession, ledger: SessionRecord['ledger']): Promise<void> {
    const { company, id } = stored.session;
    let current: StoredSession | null = stored;
    for (let tries = 0; current && tries < MAX_TRIES; tries += 1) {
      const { etag, ...record } = current;
      if ((await sessions.replace({ ...record, ledger }, etag)) === 'replaced') return;
      current = await sessions.get(company, id);
      if (current?.session.state !== stored.session.state) return;
    }
  }

  async function settle(company: string, id: string): Promise<void> {
    const stored = await sessions.get(company, id);
    if (!stored || !owesLedger(stored)) return;
    const { session } = stored;
    const named = { session: id, reference: session.reference };
    let { opened, closed } = stored.ledger;
    opened ??= (await ledger.add(company, { type: 'session-opened', ...named })).seq;
    if (session.state === 'ended' && closed === undefined) {
      await noteTampering(stored);
      const { seq: count, head } = await endOf(stored);
      closed = (await ledger.add(company, { type: 'session-closed', ...named, count, head })).seq;
    }
    await keep(stored, { opened, ...(closed !== undefined && { closed }) });
  }

  return (company, id) => {
    const settled = (running.get(id) ?? Promise.resolve()).then(() => settle(company, id));
    const over = settled.catch(() => undefined);
    running.set(id, over);
    void over.then(() => running.get(id) === over && running.delete(id));
    return settled;
  };
}
