import type { FiguresOfDays, Spread } from '../../desk/api/decode-figures';
import type { AuditDeskWords } from '../audit-words';

/** One line, or one set of bars. `null`: nothing was measured there. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** What a chart and its table show alike. */
export interface ChartData {
  readonly title: string;
  readonly shape: 'bars' | 'lines' | 'reasons';
  /** What stands beside a value: days, or reasons. */
  readonly heading: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** Of the values, where it is not a number of sessions. */
  readonly unit?: string;
}

const TIMES = ['connect', 'toLive', 'firstMark'] as const;

/** The charts of a time, in the order in which they stand. @param day how a day, `yyyy-mm-dd`, is written */
export function chartsOf(
  figures: FiguresOfDays,
  words: AuditDeskWords,
  day: (day: string) => string,
): readonly ChartData[] {
  const { titles, series, ...say } = words.audit.figures;
  const byDay = { heading: say.day, labels: figures.days.map((one) => day(one.day)) };
  const counts = (name: 'sessions' | 'live' | 'completed' | 'wrongPins'): Series => ({
    name: series[name],
    values: figures.days.map((one) => one[name]),
  });
  const seconds = (of: (typeof TIMES)[number], part: 'p50' | 'p95'): Series => ({
    name: say[part],
    values: figures.days.map((one) => inSeconds(one[of], part)),
  });
  return [
    { title: titles.sessions, shape: 'bars', ...byDay, series: [counts('sessions'), counts('live')] },
    ...TIMES.map((of) => ({
      ...{ title: titles[of], shape: 'lines' as const, ...byDay, unit: say.seconds },
      series: [seconds(of, 'p50'), seconds(of, 'p95')],
    })),
    { title: titles.completed, shape: 'bars', ...byDay, series: [counts('live'), counts('completed')] },
    { title: titles.wrongPins, shape: 'bars', ...byDay, series: [counts('wrongPins')] },
    {
      ...{ title: titles.ends, shape: 'reasons', heading: say.reason },
      labels: figures.ends.map(({ reason }) => words.events.endReasons[reason]),
      series: [{ name: say.count, values: figures.ends.map(({ count }) => count) }],
    },
  ];
}

/** Whether there is a value above nothing anywhere. */
export function hasValues({ series }: ChartData): boolean {
  return series.some(({ values }) => values.some((value) => value !== null && value > 0));
}

/** Tenths of a second are what a person notices. */
export function inSeconds(spread: Spread | null, part: 'p50' | 'p95'): number | null {
  return spread && Math.round(spread[part] / 100) / 10;
}
