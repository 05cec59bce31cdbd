import { NO_FILTER, readFilter } from './read-filter';
import { filterOfView, viewOf, views } from './views';

const now = new Date(2026, 10, 3, 15).getTime();

test('[AUDIT-21] each view is found again by its filter, and no two are the same', () => {
  expect(views.map((view) => viewOf(filterOfView(view, now), now))).toEqual(views);
  expect(viewOf({ ...NO_FILTER, agentOf: 's1' }, now)).toBeNull();
});

test('[AUDIT-21] today is the day here, from its first moment to its last', () => {
  const [from, to] = [new Date(2026, 10, 3).getTime(), new Date(2026, 10, 4).getTime() - 1];
  expect(readFilter(filterOfView('today', now))).toEqual({ ok: true, query: { from, to } });
});
