import type { ActName } from '../fixtures/corpus-page';
import type { Traffic } from './bench-link';
import type { Measured } from './measure-page';
import { percentile } from './percentile';

export const ACTS: readonly ActName[] = ['typing', 'scrolling', 'routes', 'mutations', 'animation'];

type ActRatio = `${ActName} ${'bytes' | 'units'}`;

/** Beside divided by rrweb; NaN where a page has nothing of the kind. */
export type Ratios = Readonly<
  Record<
    | 'firstView'
    | 'snapshotCpu'
    | 'longestTask'
    | 'snapshotBytes'
    | 'heap'
    | 'liveP50'
    | 'liveP95'
    | 'liveP99'
    | 'paintedP95'
    | 'mainThread'
    | 'structuralBytes'
    | 'units'
    | ActRatio,
    number
  >
>;

/** What left in a scripted minute. */
export interface Sessions {
  readonly beside: Traffic;
  readonly rrweb: Traffic;
}

export function ratiosOf(beside: Measured, rrweb: Measured, sessions: Sessions | null): Ratios {
  const of = (read: (measured: Measured) => number | undefined) => (read(beside) ?? Number.NaN) / (read(rrweb) ?? 0);
  const live = (p: number) => of(({ live }) => percentile(live, p));
  const act = (name: ActName, key: keyof Traffic) => of(({ acts }) => acts[name]?.[key]);
  const acts = Object.fromEntries(
    ACTS.flatMap((name) => (['bytes', 'units'] as const).map((key) => [`${name} ${key}`, act(name, key)])),
  ) as Record<ActRatio, number>;
  return {
    firstView: of(({ firstView }) => firstView),
    snapshotCpu: of(({ snapshotCpu }) => snapshotCpu),
    longestTask: of(({ longestTask }) => longestTask),
    snapshotBytes: of(({ snapshotBytes }) => snapshotBytes),
    heap: of(({ heap }) => heap),
    liveP50: live(50),
    liveP95: live(95),
    liveP99: live(99),
    paintedP95: of(({ painted }) => percentile(painted, 95)),
    mainThread: of(({ mainThreadShare }) => mainThreadShare),
    structuralBytes: act('mutations', 'bytes'),
    units: sessions ? sessions.beside.units / sessions.rrweb.units : Number.NaN,
    ...acts,
  };
}

/** Of each figure over the pages that have it; rounded to thousandths. */
export function geometricMean(rows: readonly Ratios[]): Ratios {
  const keys = Object.keys(rows[0] ?? {}) as (keyof Ratios)[];
  return Object.fromEntries(keys.map((key) => [key, mean(rows.map((row) => row[key]))])) as Ratios;
}

function mean(ratios: readonly number[]): number {
  const usable = ratios.filter((ratio) => Number.isFinite(ratio) && ratio > 0);
  return Math.round(Math.exp(usable.reduce((sum, ratio) => sum + Math.log(ratio), 0) / usable.length) * 1000) / 1000;
}
