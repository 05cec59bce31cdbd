import type { BrowserContext, Page } from 'playwright-core';

/** A weak device on a weak line. */
export interface Throttle {
  /** How many times slower than this machine the processor is. */
  readonly cpu: number;
  /** Both ways, bits a second. */
  readonly bitsPerSecond: number;
  /** Added to each request and message, ms. */
  readonly latencyMs: number;
}

export async function throttle(context: BrowserContext, pages: readonly Page[], on: Throttle): Promise<void> {
  const bytes = on.bitsPerSecond / 8;
  for (const page of pages) {
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: on.cpu });
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: on.latencyMs,
      downloadThroughput: bytes,
      uploadThroughput: bytes,
    });
  }
}
