/** Requests that say what the page's policy lets a script fetch. */
const FETCHES = /^(fetch|xmlhttprequest)$/;

/** What the page has loaded by itself, as Resource Timing tells: nothing else is ever asked for. PRIV-17 */
export class PageRequests {
  /** The page has fetched something of its own origin by script. */
  hasFetched = false;
  private readonly loaded = new Set<string>();
  private readonly observer: PerformanceObserver;

  constructor(onMore: () => void) {
    this.observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
        if (!entry.name.startsWith(`${location.origin}/`)) continue;
        if (FETCHES.test(entry.initiatorType)) this.hasFetched = true;
        else this.loaded.add(entry.name);
      }
      onMore();
    });
    this.observer.observe({ type: 'resource', buffered: true });
  }

  has(href: string): boolean {
    return this.loaded.has(href);
  }

  stop(): void {
    this.observer.disconnect();
  }
}
