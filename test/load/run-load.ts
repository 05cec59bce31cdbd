import { monitorEventLoopDelay } from 'node:perf_hooks';
import { seededRandom } from '../support/seeded-random';
import { changeSteadily } from './change-steadily';
import { changesOf, framesOf, latencyOf, type LoadFigures } from './load-figures';
import type { LiveSession } from './live-session';
import { openInstallation, type Installation } from './open-installation';
import { openSessions } from './open-sessions';
import { usageOfThisProcess, type Usage } from './part-messages';
import { patchFills } from './patch-fill';
import { waitFor } from './wait-for';

export interface LoadOptions {
  readonly sessions: number;
  /** Changes of each page, per second. */
  readonly rate: number;
  readonly seconds: number;
  readonly report: (words: string) => void;
}

const SEED = 1;
/** What is under way when the last change was made has so long to arrive; what comes later is lost to whoever looks. */
const SETTLE_MS = 15_000;
const NS_PER_MS = 1e6;
/** The gap between two looks at the generator's own timers, ms. */
const LOOK_EVERY_MS = 10;

/** So many sessions, each with a page that changes so often and so long, over real sockets and the real API. */
export async function runLoad({ sessions: asked, rate, seconds, report }: LoadOptions): Promise<LoadFigures> {
  const installation = await openInstallation();
  let sessions: readonly LiveSession[] = [];
  try {
    const began = performance.now();
    sessions = await openSessions(installation, asked, report);
    if (sessions.length === 0) throw new Error('no session began');
    const opening = (performance.now() - began) / 1_000;
    report(`  ${sessions.length} of ${asked} sessions are live after ${opening.toFixed(0)} s`);
    const measured = await measure(installation, sessions, () => changeAll(sessions, rate, seconds));
    return {
      asked,
      opened: sessions.length,
      opening,
      ...changesOf(sessions),
      latency: latencyOf(sessions),
      ...measured,
    };
  } finally {
    for (const session of sessions) session.close();
    await installation.stop();
  }
}

async function changeAll(sessions: readonly LiveSession[], rate: number, seconds: number): Promise<void> {
  const fill = patchFills(seededRandom(SEED));
  const goesOn = (made: number) => made < rate * seconds;
  const pages = sessions.map((session, at) =>
    changeSteadily(session, { rate, phase: at / sessions.length, goesOn }, fill),
  );
  await Promise.all(pages);
  for (const session of sessions) session.checkpoint();
  await waitFor(SETTLE_MS, () => sessions.every((session) => session.seen() === session.page.hash));
}

/** What the processes take while something runs. */
async function measure(
  { relay, host }: Installation,
  sessions: readonly LiveSession[],
  run: () => Promise<void>,
): Promise<Pick<LoadFigures, 'frames' | 'lateness' | 'processes'>> {
  const usages = async (): Promise<readonly (Usage & { readonly name: string })[]> => [
    { name: relay.name, ...(await relay.usage()) },
    { name: host.name, ...(await host.usage()) },
    { name: 'generator', ...usageOfThisProcess() },
  ];
  const delay = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS });
  const before = await usages();
  const framesBefore = framesOf(sessions);
  const began = performance.now();
  delay.enable();
  await run();
  delay.disable();
  const after = await usages();
  const ms = performance.now() - began;
  const frames = framesOf(sessions) - framesBefore;
  const late = (share: number) => Math.max(0, delay.percentile(share) / NS_PER_MS - LOOK_EVERY_MS);
  return {
    frames,
    lateness: { p50: late(50), p99: late(99) },
    processes: after.map(({ name, cpuMs, peakBytes }, at) => {
      const cpu = cpuMs - (before[at]?.cpuMs ?? 0);
      return { name, cores: cpu / ms, cpuPerFrame: (cpu * 1_000) / frames, peakBytes };
    }),
  };
}
