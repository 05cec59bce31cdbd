import type { AuditLog } from '@beside/protocol';
import type { Log } from '../../platform';
import type { SessionRecord } from '../../sessions/session-store';
import type { CompanyLedger } from './company-ledger';
import type { Journal } from './journal';

/** Places of a log, both ends included. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** @returns whether anything of the session's audit is not the server's own */
export type NoteTampering = (stored: SessionRecord) => Promise<boolean>;

/**
 * Looks at all that the store holds of a session's audit. What the server has not written is said in the ledger, once, and so in every
 * file; it stops nothing. AUDIT-18
 */
export function createTamperingNote(journal: Journal, ledger: CompanyLedger, say: Log): NoteTampering {
  async function notedOf(company: string, log: AuditLog): Promise<readonly Span[]> {
    const records = await journal.read(`company:${company}`);
    return records.flatMap(({ isGenuine, record: { event } }) =>
      isGenuine && event.type === 'tampered' && event.log === log ? [event] : [],
    );
  }

  return async (stored) => {
    const { company, id } = stored.session;
    const log = `session:${id}` as const;
    const forged = (await journal.read(log)).flatMap(({ isGenuine, record }) => (isGenuine ? [] : [record.seq]));
    const spans = spansOf(forged);
    // The tail that stands with the session itself.
    const place = Number.isSafeInteger(stored.seq) ? Math.max(stored.seq, 0) : 0;
    if (!journal.isOwnTail(stored) && !isIn(spans, place)) spans.push({ from: place, to: place });
    if (spans.length === 0) return false;
    const noted = await notedOf(company, log);
    for (const span of spans) {
      if (isIn(noted, span.from) && isIn(noted, span.to)) continue;
      say(`session ${id}: somebody else has written to its audit`);
      await ledger.add(company, { type: 'tampered', log, ...span });
    }
    return true;
  };
}

/** @param places rising */
function spansOf(places: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (const place of places) {
    const last = spans.at(-1);
    if (last?.to === place - 1) spans[spans.length - 1] = { from: last.from, to: place };
    else spans.push({ from: place, to: place });
  }
  return spans;
}

function isIn(spans: readonly Span[], place: number): boolean {
  return spans.some(({ from, to }) => from <= place && place <= to);
}
