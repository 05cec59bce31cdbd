import type { Measured } from './measure-page';
import { percentile } from './percentile';

/** Beside divided by rrweb; NaN where a page has nothing of the kind. */
export interface Ratios {
  readonly firstView: number;
  readonly snapshotCpu: number;
  readonly liveP50: number;
  readonly liveP95: number;
  readonly snapshotBytes: number;
  readonly structuralBytes: number;
  readonly units: number;
}

export function ratiosOf(beside: Measured, rrweb: Measured): Ratios {
  const units = (measured: Measured) => Object.values(measured.acts).reduce((sum, act) => sum + (act?.units ?? 0), 0);
  return {
    firstView: beside.firstView / rrweb.firstView,
    snapshotCpu: beside.snapshotCpu / rrweb.snapshotCpu,
    liveP50: percentile(beside.live, 50) / percentile(rrweb.live, 50),
    liveP95: percentile(beside.live, 95) / percentile(rrweb.live, 95),
    snapshotBytes: beside.snapshotBytes / rrweb.snapshotBytes,
    structuralBytes: (beside.acts.mutations?.bytes ?? Number.NaN) / (rrweb.acts.mutations?.bytes ?? Number.NaN),
    units: units(beside) / units(rrweb),
  };
}

/** Of each figure over the pages that have it. */
export function geometricMean(rows: readonly Ratios[]): Ratios {
  const mean = (key: keyof Ratios) => {
    const values = rows.map((row) => row[key]).filter((ratio) => Number.isFinite(ratio) && ratio > 0);
    return Math.round(Math.exp(values.reduce((sum, ratio) => sum + Math.log(ratio), 0) / values.length) * 1000) / 1000;
  };
  return {
    firstView: mean('firstView'),
    snapshotCpu: mean('snapshotCpu'),
    liveP50: mean('liveP50'),
    liveP95: mean('liveP95'),
    snapshotBytes: mean('snapshotBytes'),
    structuralBytes: mean('structuralBytes'),
    units: mean('units'),
  };
}
