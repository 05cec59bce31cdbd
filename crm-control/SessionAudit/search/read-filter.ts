import { digitsOf, parseReference, type EndReason, type SessionState } from '@beside/protocol';
import type { CountedRisk, SessionQuery } from '../../desk/api/audit-api';
import type { SavedFilter } from '../../desk/api/views-api';

/** What a person typed into the search and chose beside it; days as `yyyy-mm-dd`, empty: any. */
export interface Filter {
  readonly reference: string;
  readonly from: string;
  readonly to: string;
  readonly states: readonly SessionState[];
  readonly reasons: readonly EndReason[];
  readonly risks: readonly CountedRisk[];
  readonly origin: string;
  /** Id of a session of the agent. */
  readonly agentOf: string;
  readonly isLong: boolean;
  readonly isTeam: boolean;
}

export const NO_FILTER: Filter = {
  ...{ reference: '', from: '', to: '', states: [], reasons: [], risks: [], origin: '', agentOf: '' },
  ...{ isLong: false, isTeam: false },
};

/** Minutes past which a session is a long one, as in the views of Dynamics 365. */
export const LONG_MINUTES = 30;
const DAY_MS = 24 * 60 * 60_000;

export type ReadFilter =
  { readonly ok: true; readonly query: SessionQuery } | { readonly ok: false; readonly wrong: 'reference' | 'range' };

/** The query of a filter; days are days here, from their first moment to their last. */
export function readFilter(filter: Filter): ReadFilter {
  const { states: state, reasons: reason, risks: risk, origin, agentOf, isLong, isTeam } = filter;
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
      ...(state.length > 0 && { state }),
      ...(reason.length > 0 && { reason }),
      ...(risk.length > 0 && { risk }),
      ...(origin !== '' && { origin }),
      ...(agentOf !== '' && { agentOf }),
      ...(isLong && { longer: LONG_MINUTES }),
      ...(isTeam && { team: '1' as const }),
    },
  };
}

/** The filter of a search that was kept: its days are those here that its moments fall on. */
export function filterOf({ from, to, state, reason, risk, origin, longer, agentOf, team }: SavedFilter): Filter {
  return {
    ...NO_FILTER,
    ...(from !== undefined && { from: dayOf(from) }),
    ...(to !== undefined && { to: dayOf(to) }),
    ...(state && { states: state }),
    ...(reason && { reasons: reason }),
    ...(risk && { risks: risk }),
    ...(origin !== undefined && { origin }),
    ...(agentOf !== undefined && { agentOf }),
    ...{ isLong: longer !== undefined, isTeam: team !== undefined },
  };
}

/** What of the fields a view keeps; `null` where they do not say a search. */
export function savedFilterOf(filter: Filter): SavedFilter | null {
  const read = readFilter({ ...filter, reference: '' });
  return read.ok ? read.query : null;
}

/** Their lists stand in the order in which they are offered. */
export function isSameFilter(one: Filter, other: Filter): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The day of a moment here, as a filter has it. @param at ms since epoch */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
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
