import { AGENT_PIN_DIGITS, LONG_PIN_DIGITS } from '@beside/protocol';
import type { Clock } from '../platform';
import type { Budget, BudgetStore } from './budget-store';
import { invitationPool, type PinStore } from './pin-store';

/**
 * Above this a company is guarded: the chance that one of the wrong PINs of late had been right. With 50 live PINs of eight digits
 * these are 60 wrong ones. PIN-7
 */
const GUARD_ABOVE = 3e-5;
/** So much of it is forgotten in an hour: whoever stays below for a day has a chance of 4e-4. */
const GUARD_DRAINS_PER_HOUR = 1.5e-5;
/** After the heaviest attack a company is guarded for two days, not for ever. */
const GUARD_CAP = GUARD_ABOVE + 48 * GUARD_DRAINS_PER_HOUR;

/** Wrong PINs of eight digits that one source is heard with; one is forgotten in a day, one for every right PIN. PIN-6 */
const SHORT_ALLOWANCE = 5;
/** The same at a guarded company: a first attempt is always heard. A thousand addresses are a chance of 5e-4 in all. */
const SHORT_ALLOWANCE_GUARDED = 1;
const SHORT_DRAINS_PER_HOUR = 1 / 24;
/** A wrong PIN of twelve digits is worth ten thousand times less. */
const LONG_ALLOWANCE = 20;
const LONG_DRAINS_PER_HOUR = 60;
/** For this long after a source was held back, a renewed PIN is a long one: its owner may be behind the same address. */
const HELD_BACK_HOURS = 1 / 6;

interface Parts {
  readonly budgets: BudgetStore;
  readonly pins: PinStore;
  readonly clock: Clock;
}

/** One attempt at a PIN, as its source's budget sees it. */
export interface Attempt {
  /** False when this source has been wrong too often: then no PIN is right, and the answer is the same. */
  readonly isHeard: boolean;
  /** Wrong ones of late from the same source, before this one. SESS-32 */
  readonly wrongBefore: number;
  /** It was no mistake, and costs nothing. A PIN that is used for the first time makes an earlier mistake good: one PIN, one mistake. */
  forgive(isFirstUse: boolean): Promise<void>;
}

export type GuessBudget = ReturnType<typeof createGuessBudget>;

/**
 * How often PINs may be guessed. Every budget degrades: whoever is held back hears what everybody hears, asks for a new PIN, and gets a
 * longer one, for which wrong guesses count so little that it is heard again. Charged before the PIN is looked up, so that guesses in
 * parallel are counted too. PIN-6 PIN-7
 */
export function createGuessBudget({ budgets, pins, clock }: Parts) {
  const guard = (company: string): Budget => ({
    key: `guard:${company}`,
    drainsPerHour: GUARD_DRAINS_PER_HOUR,
    cap: GUARD_CAP,
  });
  const heldBack = (company: string): Budget => ({
    key: `held-back:${company}`,
    drainsPerHour: 1 / HELD_BACK_HOURS,
    cap: 1,
  });
  const ofSource = (company: string, source: string, isLong: boolean): Budget => ({
    key: `${isLong ? 'long' : 'short'}:${company}:${source}`,
    drainsPerHour: isLong ? LONG_DRAINS_PER_HOUR : SHORT_DRAINS_PER_HOUR,
    cap: 2 * LONG_ALLOWANCE,
  });

  return {
    async attempt(company: string, source: string, digits: string): Promise<Attempt> {
      const now = clock();
      const isLong = digits.length === LONG_PIN_DIGITS;
      const chance = (await pins.live(company, invitationPool(digits.length), now)) / 10 ** digits.length;
      const isGuarded = (await budgets.add(guard(company), chance, now)) > GUARD_ABOVE;
      const own = ofSource(company, source, isLong);
      const short = isGuarded ? SHORT_ALLOWANCE_GUARDED : SHORT_ALLOWANCE;
      const spent = await budgets.add(own, 1, now);
      const isHeard = spent <= (isLong ? LONG_ALLOWANCE : short);
      const wrongBefore = Math.round(spent - 1);
      const repay = async (attempts: number) => {
        await budgets.add(own, -attempts, now);
        await budgets.add(guard(company), -chance, now);
      };
      if (isHeard) return { isHeard, wrongBefore, forgive: (isFirstUse) => repay(isFirstUse ? 2 : 1) };
      await repay(1);
      await budgets.add(heldBack(company), 1, now);
      return { isHeard, wrongBefore, forgive: async () => {} };
    },

    /** Digits of the next PIN of an invitation. @param isRenewed the invitation had a PIN before */
    async digits(company: string, isRenewed: boolean): Promise<number> {
      const now = clock();
      const isGuarded = (await budgets.add(guard(company), 0, now)) > GUARD_ABOVE;
      const isSomebodyHeldBack = isRenewed && (await budgets.add(heldBack(company), 0, now)) > 0;
      return isGuarded || isSomebodyHeldBack ? LONG_PIN_DIGITS : AGENT_PIN_DIGITS;
    },
  };
}
