import { monitorEventLoopDelay } from 'node:perf_hooks';
import { seededRandom } from '../support/seeded-random';
import { changeSteadily } from './change-steadily';
import type { LiveSession } from './live-session';
import { changesOf, framesOf, type GeneratorFigures } from './load-figures';
import { patchFills } from './patch-fill';
import { waitFor } from './wait-for';

export interface Work {
  /** Changes of each page, per second. */
  readonly rate: number;
  readonly seconds: number;
  /** The same gives the same changes. */
  readonly seed: number;
}

/** What is under way when the last change was made may come as late as it likes; when nothing has come for so long, the rest is lost. */
const SILENCE_MS = 15_000;
/** The gap between two looks at the generator's own timers, ms. */
const LOOK_EVERY_MS = 10;
const NS_PER_MS = 1e6;

/** Changes the pages of all sessions, and waits for what arrives at the desks. */
export async function changeAll(sessions: readonly LiveSession[], work: Work): Promise<GeneratorFigures> {
  const { rate, seconds, seed } = work;
  const fill = patchFills(seededRandom(seed));
  const goesOn = (made: number) => made < rate * seconds;
  const framesBefore = framesOf(sessions);
  const delay = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS });
  delay.enable();
  await Promise.all(
    sessions.map((session, at) => changeSteadily(session, { rate, phase: at / sessions.length, goesOn }, fill)),
  );
  for (const session of sessions) session.checkpoint();
  await allHaveCome(sessions);
  delay.disable();
  const late = (share: number) => Math.max(0, delay.percentile(share) / NS_PER_MS - LOOK_EVERY_MS);
  return {
    opened: sessions.length,
    changes: changesOf(sessions),
    latencies: sessions.flatMap(({ tally }) => tally.latencies),
    frames: framesOf(sessions) - framesBefore,
    lateness: { p50: late(50), p99: late(99) },
  };
}

async function allHaveCome(sessions: readonly LiveSession[]): Promise<void> {
  const isThere = () => sessions.every((session) => session.seen() === session.page.hash);
  let before = -1;
  while (!(await waitFor(SILENCE_MS, isThere))) {
    const { received } = changesOf(sessions);
    if (received === before) return;
    before = received;
  }
}
