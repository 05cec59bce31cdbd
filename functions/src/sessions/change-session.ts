import {
  accept,
  deadline,
  emptyLog,
  refuse,
  transition,
  type AuditEvent,
  type ChainTail,
  type Outcome,
  type Person,
  type Session,
  type SessionEvent,
  type Transition,
} from '@beside/protocol';
import type { Journal } from '../audit/ledger/journal';
import type { NoteTampering } from '../audit/ledger/note-tampering';
import { sealedTailOf } from '../audit/ledger/record-seal';
import type { SettleSession } from '../audit/ledger/settle-session';
import type { PinStore } from '../pins/pin-store';
import type { Clock, Log } from '../platform';
import { rowAfter } from '../records/row-after';
import type { RowWriter } from '../records/write-rows';
import type { Telemetry } from '../telemetry';
import type { AnnounceSession } from './announce-session';
import { measureChange } from './measure-change';
import type { SessionRecord, SessionStore, StoredSession } from './session-store';

/** Two ends and the clock change one session; more conflicts in a row than this mean that something is broken. */
const MAX_TRIES = 8;

/** A pure step from one session to the next; an event of the protocol stands for its transition. */
export type Step = SessionEvent | ((session: Session, now: number) => Transition);

/** @param actor of the staff, who does it where it is not the session's own agent: named in the audit */
export type ChangeSession = (company: string, id: string, step: Step, actor?: Person) => Promise<Outcome<Session>>;

interface Change {
  readonly session: Session;
  readonly audit: readonly AuditEvent[];
  readonly actor?: Person;
}

interface Parts {
  readonly sessions: SessionStore;
  readonly journal: Journal;
  readonly noteTampering: NoteTampering;
  readonly pins: PinStore;
  readonly announce: AnnounceSession;
  readonly settle: SettleSession;
  readonly rows: Pick<RowWriter, 'soon'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly telemetry: Telemetry;
}

/**
 * The only way in which a stored session changes: load, step, replace if nobody was faster, then audit, kill the PINs of an
 * invitation that is over, and tell the participants. A deadline that has passed is applied first. SESS-7
 */
export function createSessionChanger(parts: Parts): ChangeSession {
  const { sessions, journal, noteTampering, pins, announce, settle, rows, clock, log, telemetry } = parts;

  /** The ledger that is away keeps nobody from the end: the sweep tells it later. AUDIT-9 */
  const close = ({ company, id }: Session) =>
    settle(company, id).catch(() => log(`session ${id}: its end is still to be written to the ledger`));

  /** A tail that somebody else has put with the session is said, and not gone on from. AUDIT-18 */
  async function tailInLog(stored: StoredSession): Promise<ChainTail> {
    const { company, id } = stored.session;
    await noteTampering(stored).catch(() => log(`session ${id}: what is not its audit is still to be said`));
    return (await journal.last(`session:${id}`))?.tail ?? (await emptyLog(company, `session:${id}`));
  }

  async function save(stored: StoredSession, { session: next, audit: events, actor }: Change, now: number) {
    const left = await journal.flush(stored);
    const entries = events.map((event) => ({ event, ...(actor && { actor }) }));
    const before = journal.isOwnTail(stored) ? stored : await tailInLog(stored);
    const added = await journal.write(`session:${next.id}`, before, now, entries);
    const last = added.at(-1);
    const { seq, head, mac } = last ? sealedTailOf(last) : stored;
    const { ledger, held, isGoing } = stored;
    const pending = [...left, ...added];
    const kept = { ...(held && { held }), ...(isGoing && { isGoing }), ...rowAfter(stored, next, added.length > 0) };
    const record: SessionRecord = { session: next, seq, head, mac, pending, ledger, ...kept };
    const outcome = await sessions.replace(record, stored.etag);
    if (outcome !== 'replaced') return outcome;
    for (const measured of measureChange(stored.session, next, events, now)) telemetry.record(measured);
    const unwritten = await journal.flush(record);
    if (unwritten.length > 0) log(`session ${next.id}: ${unwritten.length} audit records are still to be written`);
    if (stored.session.state === 'invited' && next.state !== 'invited') await pins.kill(next.company, next.id);
    if (events.length > 0) await announce(next);
    if (next.state === 'ended') await close(next);
    if (record.row !== stored.row) rows.soon(next.company, next.id);
    return outcome;
  }

  return async (company, id, step, actor) => {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const stored = await sessions.get(company, id);
      if (!stored) return refuse('session/unknown');
      const { session } = stored;
      const now = clock();
      const due = deadline(session);
      const isOverdue = due !== null && due <= now;
      const result = take(isOverdue ? { type: 'clock' } : step, session, now);
      if (!result.ok) return result;
      if (result.session === session && result.audit.length === 0) return accept(session);
      const outcome = await save(stored, { ...result, ...(actor && !isOverdue && { actor }) }, now);
      if (outcome === 'agent-busy') return refuse('session/agent-busy');
      if (outcome === 'replaced' && !isOverdue) return accept(result.session);
    }
    return refuse('store/conflict');
  };
}

function take(step: Step, session: Session, now: number): Transition {
  return typeof step === 'function' ? step(session, now) : transition(session, step, now);
}
