import { dayOf, isSameFilter, NO_FILTER, type Filter } from './read-filter';

/** Searches that everybody has, by the names of the views in Dynamics 365. */
export const views = ['all', 'active', 'today', 'team', 'failedPins', 'noConsent', 'long'] as const;
export type View = (typeof views)[number];

/** The filter that a view stands for. @param now ms since epoch */
export function filterOfView(view: View, now: number): Filter {
  return { ...NO_FILTER, ...partOf(view, dayOf(now)) };
}

/** The view that is nothing but this filter; `null`: it is the person's own. */
export function viewOf(filter: Filter, now: number): View | null {
  return views.find((view) => isSameFilter(filterOfView(view, now), filter)) ?? null;
}

function partOf(view: View, today: string): Partial<Filter> {
  switch (view) {
    case 'all':
      return {};
    case 'active':
      return { states: ['live', 'paused'] };
    case 'today':
      return { from: today, to: today };
    case 'team':
      return { isTeam: true };
    case 'failedPins':
      return { risks: ['wrong-pins'] };
    case 'noConsent':
      return { reasons: ['refused', 'consent-expired'] };
    case 'long':
      return { isLong: true };
  }
}
