import { availableParallelism, loadavg } from 'node:os';
import { latencyOf, sumOf, totalOf, worstOf, type GeneratorFigures, type LoadFigures } from './load-figures';
import { openInstallation, type Installation, type Share } from './open-installation';
import type { Part } from '../support/parts/part';

export interface LoadOptions {
  readonly sessions: number;
  /** Changes of each page, per second. */
  readonly rate: number;
  readonly seconds: number;
  readonly report: (words: string) => void;
}

const SEED = 1;
/** Both ends of so many sessions do not fill a core of a usual machine. */
const SESSIONS_OF_ONE_GENERATOR = 250;
/** Sessions that begin at the same time: as many as a large call centre begins in two seconds. */
const AT_ONCE = 12;

/** So many sessions, each with a page that changes so often and so long, over real sockets and the real API. */
export async function runLoad({ report, ...options }: LoadOptions): Promise<LoadFigures> {
  const installation = await openInstallation();
  try {
    const began = performance.now();
    const generators = await installation.generators(sharesOf(options));
    await Promise.all(
      generators.map((generator) => generator.start((words) => report(`  ${generator.name}: ${words}`))),
    );
    const opening = (performance.now() - began) / 1_000;
    report(`  all that began are live after ${opening.toFixed(0)} s`);
    return { asked: options.sessions, opening, ...(await measure(installation, generators)) };
  } finally {
    await installation.stop();
  }
}

function sharesOf({ sessions, rate, seconds }: Omit<LoadOptions, 'report'>): readonly Share[] {
  const count = Math.ceil(sessions / SESSIONS_OF_ONE_GENERATOR);
  const firstOf = (share: number) => Math.round((sessions * share) / count);
  return Array.from({ length: count }, (_, at) => ({
    ...{ rate, seconds, seed: SEED + at },
    numbers: { first: firstOf(at), count: firstOf(at + 1) - firstOf(at), atOnce: Math.ceil(AT_ONCE / count) },
  }));
}

/** What becomes of the changes, and what the processes take meanwhile. */
async function measure(
  { relay, host }: Installation,
  generators: readonly Part[],
): Promise<Omit<LoadFigures, 'asked' | 'opening'>> {
  const parts = [relay, host, ...generators];
  const machine = { cores: availableParallelism(), load: loadavg()[0] ?? 0 };
  const usages = () => Promise.all(parts.map((part) => part.usage()));
  const before = await usages();
  const began = performance.now();
  const results = (await Promise.all(generators.map((generator) => generator.work()))) as readonly GeneratorFigures[];
  const ms = performance.now() - began;
  if (results.every(({ opened }) => opened === 0)) throw new Error('no session began');
  const after = await usages();
  const frames = sumOf(results, (one) => one.frames);
  return {
    machine,
    opened: sumOf(results, ({ opened }) => opened),
    ...totalOf(results.map(({ changes }) => changes)),
    latency: latencyOf(results.flatMap(({ latencies }) => latencies)),
    frames,
    lateness: worstOf(results.map(({ lateness }) => lateness)),
    processes: after.map(({ cpuMs, peakBytes }, at) => {
      const cpu = cpuMs - (before[at]?.cpuMs ?? 0);
      return { name: parts[at]?.name ?? '', cores: cpu / ms, cpuPerFrame: (cpu * 1_000) / frames, peakBytes };
    }),
  };
}
