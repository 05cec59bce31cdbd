import type { LiveSession } from './live-session';

export interface Pace {
  /** Changes per second. */
  readonly rate: number;
  /** Where in the first gap it begins, 0 … 1, so that sessions do not change all at once. */
  readonly phase: number;
  /** Asked before each change. @param made so many were made */
  readonly goesOn: (made: number) => boolean;
}

/** Changes a session's page at set times; what comes late is made up for, so that none is left out. */
export async function changeSteadily(session: LiveSession, pace: Pace, fill: () => string): Promise<void> {
  const gap = 1_000 / pace.rate;
  const began = performance.now() + pace.phase * gap;
  for (let made = 0; pace.goesOn(made); made += 1) {
    await waitUntil(began + made * gap);
    session.change(fill());
  }
}

function waitUntil(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, time - performance.now())));
}
