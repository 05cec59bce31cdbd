import type { Page } from 'playwright-core';

/** A task of a page's main thread, in ms of its own processor time: what else runs on the machine does not count. */
export interface PageTask {
  /** All of it. */
  readonly all: number;
  /** What the watched scripts did in it and made the browser do meanwhile. */
  readonly ours: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

const TASK = 'RunTask';
const CALLS: readonly string[] = ['FunctionCall', 'EvaluateScript'];
/** What a promise goes on with has no address. */
const UNSIGNED = 'RunMicrotasks';

/**
 * Records what a page does until the recording is stopped. `isOurs` knows the watched scripts by their URL; promises that go on
 * are taken for theirs, too.
 */
export async function recordTasks(page: Page, isOurs: (url: string) => boolean): Promise<() => Promise<PageTask[]>> {
  const cdp = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
      excludedCategories: ['*'],
    },
  });
  return async () => {
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    await cdp.detach();
    return tasksOf(events, isOurs);
  };
}

function tasksOf(events: readonly TraceEvent[], isOurs: (url: string) => boolean): PageTask[] {
  const isCall = ({ name, args }: TraceEvent) => CALLS.includes(name) && isOurs(args?.data?.url ?? '');
  const thread = events.find(isCall);
  if (!thread) return [];
  const inOrder = events
    .filter(({ pid, tid, dur }) => pid === thread.pid && tid === thread.tid && dur !== undefined)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const tasks: { all: number; ours: number }[] = [];
  let counted = 0;
  for (const event of inOrder) {
    const ms = (event.tdur ?? 0) / 1000;
    if (event.name === TASK) tasks.push({ all: ms, ours: 0 });
    const task = tasks.at(-1);
    if (!task || event.ts < counted || !(isCall(event) || event.name === UNSIGNED)) continue;
    task.ours += ms;
    counted = event.ts + (event.dur ?? 0); // what lies within is in it
  }
  return tasks;
}
