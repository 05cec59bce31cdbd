import { percentile } from '../bench/percentile';
import type { LiveSession } from './live-session';

/** What became of the changes of all sessions. */
export interface Changes {
  readonly sent: number;
  readonly received: number;
  /** Neither came nor stand in a picture that came later. */
  readonly lost: number;
  readonly duplicated: number;
  readonly disordered: number;
  /** Pictures that were drawn anew, and changes that they brought. */
  readonly redrawn: number;
  readonly drawnOver: number;
}

/** From a change to the same change in the desk's copy, ms. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}

/** One process while the load ran. */
export interface ProcessFigures {
  readonly name: string;
  /** Processor time per time: cores that it kept busy. */
  readonly cores: number;
  /** Processor time per frame of the channel, µs. */
  readonly cpuPerFrame: number;
  readonly peakBytes: number;
}

export interface LoadFigures extends Changes {
  readonly asked: number;
  readonly opened: number;
  /** s. */
  readonly opening: number;
  readonly latency: Latency;
  /** Frames that both sides sent: changes, beats, confirmations. */
  readonly frames: number;
  /** How late the generator's own timers were, ms: a part of every latency. */
  readonly lateness: { readonly p50: number; readonly p99: number };
  readonly processes: readonly ProcessFigures[];
}

export function changesOf(sessions: readonly LiveSession[]): Changes {
  return {
    sent: sumOf(sessions, ({ page }) => page.number),
    received: sumOf(sessions, ({ tally }) => tally.received),
    lost: sumOf(sessions, ({ tally, page }) => tally.lost(page.number)),
    duplicated: sumOf(sessions, ({ tally }) => tally.duplicated),
    disordered: sumOf(sessions, ({ tally }) => tally.disordered),
    redrawn: sumOf(sessions, ({ tally }) => tally.redrawn),
    drawnOver: sumOf(sessions, ({ tally }) => tally.drawnOver),
  };
}

export function latencyOf(sessions: readonly LiveSession[]): Latency {
  const all = sessions.flatMap(({ tally }) => tally.latencies);
  const most = all.reduce((longest, one) => Math.max(longest, one), 0);
  return { p50: percentile(all, 50), p95: percentile(all, 95), p99: percentile(all, 99), most };
}

export function framesOf(sessions: readonly LiveSession[]): number {
  return sumOf(sessions, ({ links }) => links.customer.frames + links.desk.frames);
}

export function sumOf<T>(all: readonly T[], share: (one: T) => number): number {
  return all.reduce((sum, one) => sum + share(one), 0);
}
