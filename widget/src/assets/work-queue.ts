/** The browser waits for an idle moment at most this long. */
const PATIENCE_MS = 200;

/** Runs pieces of work one after another, each when the page has nothing better to do; the same key waits only once. */
export class WorkQueue<K> {
  private readonly waiting = new Map<K, () => Promise<void>>();
  private isBusy = false;
  private isStopped = false;

  add(key: K, work: () => Promise<void>): void {
    if (this.isStopped) return;
    this.waiting.set(key, work);
    if (!this.isBusy) void this.runAll();
  }

  stop(): void {
    this.isStopped = true;
    this.waiting.clear();
  }

  private async runAll(): Promise<void> {
    this.isBusy = true;
    while (this.waiting.size > 0) {
      await idle();
      const [next] = this.waiting;
      if (!next) break;
      this.waiting.delete(next[0]);
      await next[1]().catch(() => {}); // one picture less; the others go on
    }
    this.isBusy = false;
  }
}

function idle(): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => done(), { timeout: PATIENCE_MS });
    else setTimeout(done, 0); // Safari
  });
}
