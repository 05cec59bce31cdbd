import type { Clock } from '@beside/protocol/channel';
import { isKeyWorkUnderWay } from './key-work';

/** A clock that a test owns: time passes only by `pass`, and what is due runs in its order. */
export interface ManualClock extends Clock {
  /** Lets `ms` go by; promises that are ready are let through between the tasks. */
  pass(ms: number): Promise<void>;
}

/** jsdom has no `setImmediate`. */
const soon = typeof setImmediate === 'function' ? setImmediate : (run: () => void) => setTimeout(run, 0);

export function manualClock(start = 1_700_000_000_000): ManualClock {
  const tasks = new Map<number, { readonly at: number; readonly run: () => void }>();
  let time = start;
  let last = 0;
  const settled = async () => {
    for (let turn = 0; turn < 50; turn += 1) {
      await new Promise<void>((resolve) => void soon(resolve));
      if (isKeyWorkUnderWay()) turn = 0;
    }
  };
  return {
    now: () => time,
    after: (ms, run) => {
      const id = (last += 1);
      tasks.set(id, { at: time + Math.max(0, ms), run });
      return () => void tasks.delete(id);
    },
    pass: async (ms) => {
      const end = time + ms;
      await settled();
      for (;;) {
        const due = [...tasks].filter(([, task]) => task.at <= end).sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];
        if (!due) break;
        tasks.delete(due[0]);
        time = Math.max(time, due[1].at);
        due[1].run();
        await settled();
      }
      time = end;
    },
  };
}
