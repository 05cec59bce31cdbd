import { filterOf, isSameFilter, NO_FILTER, readFilter, savedFilterOf, type Filter } from './read-filter';

test.each(['123456789', '123-456-789', ' 12 34 56 78 9 ', '١٢٣٤٥٦٧٨٩'])(
  'nine digits in any spacing: %s',
  (reference) => {
    expect(readFilter({ ...NO_FILTER, reference })).toEqual({ ok: true, query: { reference: '123-456-789' } });
  },
);

test.each(['12345678', '1234567890', 'abc'])('%s is no session ID', (reference) => {
  expect(readFilter({ ...NO_FILTER, reference })).toEqual({ ok: false, wrong: 'reference' });
});

test('an empty search finds everything', () => {
  expect(readFilter(NO_FILTER)).toEqual({ ok: true, query: {} });
});

test('days are days here, whole', () => {
  const from = new Date(2026, 10, 1).getTime();
  const to = new Date(2026, 10, 3).getTime() - 1;
  expect(readFilter({ ...NO_FILTER, from: '2026-11-01', to: '2026-11-02' })).toEqual({ ok: true, query: { from, to } });
  expect(readFilter({ ...NO_FILTER, from: '2026-11-02', to: '2026-11-02' }).ok).toBe(true);
  expect(readFilter({ ...NO_FILTER, from: '2026-11-03', to: '2026-11-02' })).toEqual({ ok: false, wrong: 'range' });
});

test('[AUDIT-24] a filter is kept as its search, and found again by it', () => {
  const filter: Filter = {
    ...{ reference: '', from: '2026-11-03', to: '2026-11-04', states: ['live'], reasons: ['exit', 'stopped'] },
    ...{ risks: ['wrong-pins'], origin: 'https://bank.example', agentOf: 's1', isLong: true, isTeam: true },
  };
  const kept = savedFilterOf({ ...filter, reference: '123-456-789' });
  expect(kept).not.toHaveProperty('reference');
  expect(kept && filterOf(kept)).toEqual(filter);
  expect(isSameFilter(filterOf({}), NO_FILTER)).toBe(true);
  expect(savedFilterOf({ ...filter, from: '2026-11-05' })).toBeNull();
});
