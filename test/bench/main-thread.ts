import type { Page } from 'playwright-core';

/** What a page's main thread has done since this was called. */
export interface MainThread {
  /** Script, style and layout, ms of processor time: what else runs on the machine does not count. */
  busyMs(): Promise<number>;
  /** Busy time per time, 0 … 1. */
  share(): Promise<number>;
  /** Bytes of the heap that were not there, after a collection. */
  heapGrowth(): Promise<number>;
}

export async function mainThread(page: Page): Promise<MainThread> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return {
      busy: (value('ScriptDuration') + value('RecalcStyleDuration') + value('LayoutDuration')) * 1000,
      heap: value('JSHeapUsedSize'),
      at: performance.now(),
    };
  };
  const before = await read();
  return {
    busyMs: async () => (await read()).busy - before.busy,
    share: async () => {
      const now = await read();
      return (now.busy - before.busy) / (now.at - before.at);
    },
    heapGrowth: async () => Math.max(1, (await read()).heap - before.heap),
  };
}
