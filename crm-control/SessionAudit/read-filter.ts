import { digitsOf, parseReference } from '@beside/protocol';
import type { SessionQuery } from '../desk/api/audit-api';

/** What a person typed into the search; days as `yyyy-mm-dd`. */
export interface Filter {
  readonly reference: string;
  readonly from: string;
  readonly to: string;
}

export const NO_FILTER: Filter = { reference: '', from: '', to: '' };

const DAY_MS = 24 * 60 * 60_000;

export type ReadFilter =
  { readonly ok: true; readonly query: SessionQuery } | { readonly ok: false; readonly wrong: 'reference' | 'range' };

/** The query of a filter; days are days here, from their first moment to their last. */
export function readFilter(filter: Filter): ReadFilter {
  const reference = parseReference(filter.reference);
  const typed = filter.reference.trim() !== '' || digitsOf(filter.reference) !== '';
  if (typed && reference === null) return { ok: false, wrong: 'reference' };
  const from = dayStart(filter.from);
  const last = dayStart(filter.to);
  const to = last === null ? null : dayEnd(last);
  if (from !== null && to !== null && from > to) return { ok: false, wrong: 'range' };
  return {
    ok: true,
    query: {
      ...(reference === null ? {} : { reference }),
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
    },
  };
}

function dayStart(day: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return null;
  return new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])).getTime();
}

/** A day of a change of clocks is 23 or 25 hours long. */
function dayEnd(start: number): number {
  const noon = new Date(start + DAY_MS / 2);
  return new Date(noon.getFullYear(), noon.getMonth(), noon.getDate() + 1).getTime() - 1;
}
