import type { PinRefusal } from '@beside/protocol';
import type { Clock } from '../platform';
import type { CompanyLedger } from './ledger/company-ledger';
import type { RefusalCountStore } from './refusal-count-store';

const MINUTE_MS = 60_000;
/** Kinds of refusals that one round looks at; the next takes the rest. */
const ROUND_LIMIT = 500;

export type Refusals = ReturnType<typeof createRefusals>;

/**
 * Refused PINs: counted by kind and minute, and written to the ledger as counts. Who guesses a thousand times a second fills no log,
 * and every refusal costs the guesser the same time. A crash in the wrong moment counts twice, never not at all. AUDIT-10
 */
export function createRefusals(counts: RefusalCountStore, ledger: CompanyLedger, clock: Clock) {
  const minuteNow = () => Math.floor(clock() / MINUTE_MS) * MINUTE_MS;
  return {
    note: (company: string, reason: PinRefusal, origin: string): Promise<void> =>
      counts.add({ company, minute: minuteNow(), reason, origin }),

    /** Writes what is new: the first of a kind at once, the rest of its minute when that is over. */
    async settle(): Promise<void> {
      for (const { count, written, ...kind } of await counts.all(ROUND_LIMIT)) {
        const isOver = kind.minute < minuteNow();
        const { company, minute, reason, origin } = kind;
        if (count > written && (isOver || written === 0)) {
          await ledger.add(company, { type: 'pin-refused', reason, origin, count: count - written, minute });
          await counts.wrote(kind, count);
        }
        if (isOver) await counts.forget(kind, count);
      }
    },
  };
}
