import { never, type Session } from '@beside/protocol';
import type { CompanyStore } from '../companies/company-store';
import type { Clock, Log, Random } from '../platform';
import type { SessionStore } from '../sessions/session-store';
import type { Telemetry } from '../telemetry';
import { createPauses } from './organisation-pauses';
import { backoff, REFUSED_MS } from './row-backoff';
import { createRowRenewal } from './renew-rows';
import { daysTold, rowOf } from './row-of';
import type { RowState } from './row-state';
import type { RowFault, RowOutcome, SessionRows } from './session-rows';

/** Rows that one sweep writes; the next takes the rest. */
const SWEEP_LIMIT = 500;
/** A session that changes while its row is written is written again; more often in a row than this the sweep goes on with it. */
const MAX_TRIES = 8;

export interface RowWriterParts {
  readonly sessions: SessionStore;
  readonly companies: CompanyStore;
  readonly rows: SessionRows;
  /** Those that rows are written to: what is owed to any other stays owed. ROW-5 */
  readonly organisations: readonly string[];
  /** Told of work that goes on after the answer. */
  readonly later: (work: Promise<void>) => void;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly telemetry: Telemetry;
}

type Told = ReturnType<typeof daysTold>;

/**
 * Writes the rows that are owed, beside everything else: no session waits for one. One after the other for each session; an organisation that is
 * busy is left alone for a while. ROW-2 ROW-4
 */
export function createRowWriter(parts: RowWriterParts) {
  const { sessions, companies, rows, organisations, later, clock, random, log, telemetry } = parts;
  const running = new Map<string, Promise<void>>();
  const pauses = createPauses({ clock, random });
  const renew = createRowRenewal({ sessions, companies, clock });

  function note(id: string, { organisation }: RowState, outcome: RowOutcome): void {
    const fault = outcome.is === 'written' ? undefined : outcome.fault;
    telemetry.record({ name: 'row', outcome: outcome.is, ...(fault && { fault }) });
    if (outcome.is === 'refused') log(`session ${id}: its row is refused by ${organisation} (${outcome.fault})`);
    if (pauses.note(organisation, outcome)) log(`${organisation} takes no rows now (${String(fault)})`);
  }

  function after(row: RowState & { readonly is: 'owed' }, outcome: RowOutcome, told: Told): RowState {
    const { due: _due, tries: before, fault: _fault, ...known } = row;
    const tries = before + 1;
    switch (outcome.is) {
      case 'written':
        // Of a session that nothing newer is owed of: the store was set back to an earlier time, and goes on from where the row is.
        if (outcome.newer !== undefined)
          return { ...known, revision: outcome.newer + 1, tag: outcome.tag, is: 'owed', due: 0, tries: 0 };
        return { ...known, tag: outcome.tag, is: 'written', ...told };
      case 'busy':
        return {
          ...row,
          tries,
          fault: outcome.fault,
          due: clock() + Math.max(outcome.waitMs ?? 0, backoff(tries, random)),
        };
      case 'refused':
        return { ...row, tries, fault: outcome.fault, due: clock() + REFUSED_MS };
      default:
        return never(outcome);
    }
  }

  /** Keeps what came of it with the session, as long as no newer row is owed. */
  async function settle({ company, id }: Session, { revision }: RowState, outcome: RowOutcome, told: Told) {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const stored = await sessions.get(company, id);
      if (stored?.row?.is !== 'owed' || stored.row.revision !== revision) return;
      const { etag, ...record } = stored;
      if ((await sessions.replace({ ...record, row: after(stored.row, outcome, told) }, etag)) === 'replaced') return;
    }
  }

  /** Whether there may be more to write of it at once. */
  async function writeOnce(company: string, id: string): Promise<boolean> {
    const stored = await sessions.get(company, id);
    const row = stored?.row;
    if (!stored || row?.is !== 'owed' || row.due > clock()) return false;
    if (!organisations.includes(row.organisation) || pauses.isOn(row.organisation)) return false;
    const retentionDays = (await companies.byId(company))?.retentionDays;
    const outcome = await rows.put(rowOf(stored, row, retentionDays), row.tag ?? null);
    note(id, row, outcome);
    await settle(stored.session, row, outcome, daysTold(stored, row, retentionDays));
    return outcome.is === 'written';
  }

  async function write(company: string, id: string): Promise<void> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) if (!(await writeOnce(company, id))) return;
  }

  function inTurn(company: string, id: string): Promise<void> {
    const written = (running.get(id) ?? Promise.resolve()).then(() => write(company, id));
    const over = written.catch(() => undefined);
    running.set(id, over);
    void over.then(() => running.get(id) === over && running.delete(id));
    return written;
  }

  return {
    /** Writes the row of a session after the answer, if one is owed. What fails the sweep does. */
    soon(company: string, id: string): void {
      later(inTurn(company, id).catch(() => log(`session ${id}: its row is still to be written`)));
    },

    /**
     * Writes what is owed and due. What fails keeps nothing else from being written; it is thrown at the end. An organisation that is found busy is
     * left out of the rest, so that what the others are owed comes within reach. ROW-4
     */
    async sweep(): Promise<void> {
      const failures: unknown[] = [];
      await renew().catch((error: unknown) => void failures.push(error));
      let free = organisations.filter((one) => !pauses.isOn(one));
      for (let left = SWEEP_LIMIT; left > 0 && free.length > 0;) {
        const due = await sessions.rowsDue(clock(), left, free);
        const isAll = due.length < left;
        const busy = new Set<string>();
        for (const { company, id, organisation } of due) {
          if (busy.has(organisation)) continue;
          left -= 1;
          await inTurn(company, id).catch((error: unknown) => void failures.push(error));
          if (pauses.isOn(organisation)) busy.add(organisation);
        }
        if (isAll || busy.size === 0) break;
        free = free.filter((one) => !busy.has(one));
      }
      if (failures.length > 0) throw new AggregateError(failures, `${failures.length} steps of writing rows failed`);
    },

    /** What stands in the way of the rows of an organisation; `null`: nothing. ROW-4 */
    async check(organisation: string): Promise<RowFault | null> {
      return (await rows.check(organisation)) ?? (await sessions.refusedRow(organisation));
    },
  };
}

export type RowWriter = ReturnType<typeof createRowWriter>;
