import { ABSOLUTE_MS } from '@beside/protocol';
import type { Checkpoints } from '../audit/ledger/checkpoints';
import type { OpenHeads } from '../audit/ledger/open-heads';
import type { Refusals } from '../audit/refusals';
import type { SettleSession } from '../audit/ledger/settle-session';
import type { ChangeNotes } from '../companies/change-note';
import type { Company } from '../companies/company';
import type { CompanyStore } from '../companies/company-store';
import type { OwnOffers } from '../offers/own-offer';
import type { BudgetStore } from '../pins/budget-store';
import type { PinStore } from '../pins/pin-store';
import type { Clock } from '../platform';
import type { OnceStore } from '../tokens/once-store';
import type { ChangeSession } from './change-session';
import type { LetterStore } from './letter-store';
import type { SessionStore } from './session-store';

/** One page of overdue sessions; the next sweep takes the rest. */
const SWEEP_LIMIT = 500;
/** A PIN is remembered this long after its time, so that the audit can still say *expired* or *used* instead of *unknown*. AUDIT-2 */
const PIN_MEMORY_MS = 24 * 60 * 60_000;

/** Longer than any budget takes to drain. */
const BUDGET_MEMORY_MS = 7 * 24 * 60 * 60_000;

interface Parts {
  readonly sessions: SessionStore;
  readonly pins: PinStore;
  readonly ownOffers: OwnOffers;
  readonly budgets: BudgetStore;
  readonly once: OnceStore;
  readonly letters: LetterStore;
  readonly change: ChangeSession;
  /** Ends the sessions of agents who may not go on. */
  readonly dismiss: () => Promise<void>;
  readonly settle: SettleSession;
  readonly refusals: Refusals;
  readonly companies: CompanyStore;
  readonly notes: ChangeNotes;
  readonly keepPolicy: (company: Company) => Promise<void>;
  readonly checkpoints: Checkpoints;
  readonly heads: OpenHeads;
  /** Forgets what one company has kept long enough. */
  readonly forget: (company: Company) => Promise<void>;
  readonly clock: Clock;
}

/**
 * Ends the sessions whose deadline has passed, even when nobody asks for them any more, and those of agents who are none any more; forgets
 * what has served; then tells the ledger what it has not heard, and fixes it with checkpoints. What fails keeps nothing else from being done; it is
 * thrown at the end. SESS-7 SESS-21
 */
export function createSweep(parts: Parts): () => Promise<void> {
  const { sessions, pins, ownOffers, budgets, once, letters, change, clock } = parts;
  const { dismiss, settle, refusals, companies, notes, keepPolicy, checkpoints, heads, forget } = parts;
  return async () => {
    const failures: unknown[] = [];
    const each = async <T>(found: Promise<readonly T[]>, work: (one: T) => Promise<unknown>) => {
      for (const one of await found) await attempt(() => work(one));
    };
    const attempt = async (step: () => Promise<unknown>) => {
      await step().catch((error: unknown) => void failures.push(error));
    };
    await attempt(dismiss);
    await attempt(() =>
      each(sessions.due(clock(), SWEEP_LIMIT), ({ company, id }) => change(company, id, { type: 'clock' })),
    );
    await attempt(() => ownOffers.sweep());
    await attempt(() => pins.forget(clock() - PIN_MEMORY_MS));
    await attempt(() => budgets.forget(clock() - BUDGET_MEMORY_MS));
    await attempt(() => once.forget(clock()));
    await attempt(() => letters.forget(clock() - ABSOLUTE_MS));
    await attempt(() => each(sessions.owing(SWEEP_LIMIT), ({ company, id }) => settle(company, id)));
    await attempt(() => refusals.settle());
    const open = heads.look();
    await attempt(() =>
      each(companies.ids(), async (id) => {
        const company = await companies.byId(id);
        if (company) {
          await attempt(() => keepPolicy(company));
          await attempt(() => notes.settle(company));
          await attempt(() => forget(company));
        }
        await attempt(() => checkpoints.make(id, open));
      }),
    );
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} steps of the sweep failed`);
  };
}
