import type { Session } from '@beside/protocol';
import type { SessionStore } from '../../sessions/session-store';
import type { AuditStore } from '../ledger/audit-store';
import type { CompanyLedger } from '../ledger/company-ledger';
import { dayIn, daysBetween } from './days';
import { figuresOf, type FiguresOfDays, type WrongPins } from './figures';
import { filterOf, type Reader } from './reach';
import type { Refusals } from '../refusals';

/** Sessions asked for at a time. */
const PAGE_SIZE = 500;

/** ms since epoch, both inclusive; whose days they are. */
export interface FigureRange {
  readonly from: number;
  readonly to: number;
  readonly zone: string;
}

interface Parts {
  readonly sessions: SessionStore;
  readonly audit: AuditStore;
  readonly ledger: CompanyLedger;
  readonly refusals: Refusals;
}

/** Adds up what sessions of a time came to, as far as the reader reaches: one reading, and no session by itself. AUDIT-20 */
export function createFigures({ sessions, audit, ledger, refusals }: Parts) {
  async function sessionsOf({ company, reach }: Reader, { from, to }: FigureRange): Promise<readonly Session[]> {
    const found: Session[] = [];
    for (let after: string | undefined; ; after = found.at(-1)?.id) {
      const page = await sessions.list(company, { ...filterOf(reach), from, to, after, limit: PAGE_SIZE });
      found.push(...page);
      if (page.length < PAGE_SIZE) return found;
    }
  }

  async function wrongPins({ company }: Reader, { from, to }: FigureRange): Promise<readonly WrongPins[]> {
    await refusals.settle();
    const types = ['pin-refused', 'agent-pin-refused'] as const;
    const records = await audit.read(`company:${company}`, { from, types }); // those of a minute are written after it. AUDIT-10
    const wrong = records.flatMap(({ at, event }) => {
      if (event.type === 'pin-refused') return [{ at: event.minute ?? at, count: event.count ?? 1 }];
      return event.type === 'agent-pin-refused' ? [{ at, count: 1 }] : [];
    });
    return wrong.filter(({ at }) => at >= from && at <= to);
  }

  return async (reader: Reader, range: FigureRange): Promise<FiguresOfDays> => {
    const { id, name, company, reach } = reader;
    await ledger.add(company, { type: 'audit-read', what: 'figures' }, { id, name });
    const dayOf = dayIn(range.zone);
    const wrong = reach === 'company' ? await wrongPins(reader, range) : null;
    return figuresOf(await sessionsOf(reader, range), wrong, daysBetween(range.from, range.to, dayOf), dayOf);
  };
}
