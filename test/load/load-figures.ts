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

/** How late a process's own timers were, ms: a part of every latency. */
export interface Lateness {
  readonly p50: number;
  readonly p99: number;
}

/** What one generator has to tell of its sessions. */
export interface GeneratorFigures {
  readonly opened: number;
  readonly changes: Changes;
  /** Of every change that came, ms. */
  readonly latencies: readonly number[];
  readonly frames: number;
  readonly lateness: Lateness;
}

/** One process while the load ran. */
export interface ProcessFigures {
  readonly name: string;
  /** Processor time per time: cores that it kept busy. */
  readonly cores: number;
  /** Processor time per frame of the channel, of all sessions, µs. */
  readonly cpuPerFrame: number;
  readonly peakBytes: number;
}

/** What the processes had to run on, and to share it with, when the changes began. */
export interface Machine {
  readonly cores: number;
  /** Processes that wanted to run, on average over a minute. */
  readonly load: number;
}

export interface LoadFigures extends Changes {
  readonly machine: Machine;
  readonly asked: number;
  readonly opened: number;
  /** s. */
  readonly opening: number;
  readonly latency: Latency;
  /** Frames that both sides sent: changes, beats, confirmations. */
  readonly frames: number;
  /** Of the generator that was latest. */
  readonly lateness: Lateness;
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

export function totalOf(all: readonly Changes[]): Changes {
  return {
    sent: sumOf(all, ({ sent }) => sent),
    received: sumOf(all, ({ received }) => received),
    lost: sumOf(all, ({ lost }) => lost),
    duplicated: sumOf(all, ({ duplicated }) => duplicated),
    disordered: sumOf(all, ({ disordered }) => disordered),
    redrawn: sumOf(all, ({ redrawn }) => redrawn),
    drawnOver: sumOf(all, ({ drawnOver }) => drawnOver),
  };
}

export function latencyOf(all: readonly number[]): Latency {
  const most = all.reduce((longest, one) => Math.max(longest, one), 0);
  return { p50: percentile(all, 50), p95: percentile(all, 95), p99: percentile(all, 99), most };
}

export function worstOf(all: readonly Lateness[]): Lateness {
  return { p50: Math.max(...all.map(({ p50 }) => p50)), p99: Math.max(...all.map(({ p99 }) => p99)) };
}

export function framesOf(sessions: readonly LiveSession[]): number {
  return sumOf(sessions, ({ links }) => links.customer.frames + links.desk.frames);
}

export function sumOf<T>(all: readonly T[], share: (one: T) => number): number {
  return all.reduce((sum, one) => sum + share(one), 0);
}
