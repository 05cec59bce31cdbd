import { createTable } from '../bench/table';
import type { LoadFigures } from './load-figures';

const MIB = 1_048_576;
const GOAL_P99_MS = 250;
const GOAL = `Goal: 1,000 sessions with 2 changes a second on one machine, this generator included; none lost, p99 below ${GOAL_P99_MS} ms.`;

const count = (value: number) => value.toLocaleString('en-GB');
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** What a person reads of a load. */
export function loadTable(figures: LoadFigures): string {
  const { latency, lateness, machine, processes } = figures;
  const changes: readonly (readonly [string, string])[] = [
    ['cores of the machine, load before', `${machine.cores}, ${machine.load.toFixed(1)}`],
    ['sessions asked / live', `${count(figures.asked)} / ${count(figures.opened)}`],
    ['opened in', `${figures.opening.toFixed(1)} s`],
    ['changes sent', count(figures.sent)],
    ['received', count(figures.received)],
    ['lost', count(figures.lost)],
    ['duplicated', count(figures.duplicated)],
    ['out of order', count(figures.disordered)],
    ['pictures drawn anew, changes in them', `${count(figures.redrawn)}, ${count(figures.drawnOver)}`],
    ['latency p50 / p95 / p99 / most', [latency.p50, latency.p95, latency.p99, latency.most].map(ms).join(' / ')],
    ['latency p99, and the goal', `${ms(latency.p99)}, below ${ms(GOAL_P99_MS)}`],
    ['of it the slowest generator’s own lateness p50 / p99', `${ms(lateness.p50)} / ${ms(lateness.p99)}`],
    ['frames of the channel', count(figures.frames)],
  ];
  const rows = processes.map(({ name, cores, cpuPerFrame, peakBytes }) => [
    name,
    cores.toFixed(2),
    `${cpuPerFrame.toFixed(0)} µs`,
    `${(peakBytes / MIB).toFixed(0)} MiB`,
  ]);
  return [
    createTable(['what', 'figure'], changes),
    createTable(['process', 'cores busy', 'CPU per frame', 'peak memory'], rows),
    GOAL,
  ].join('\n\n');
}
