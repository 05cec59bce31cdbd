import type { Clock } from '@beside/protocol/channel';
import { isKeyWorkUnderWay } from '../../crm-control/desk/key-work';

/** Time that a test moves by hand; whatever becomes due runs in order. */
export class ManualClock implements Clock {
  private time = 1_000_000;
  private tasks: { at: number; task: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(ms: number, task: () => void): () => void {
    const entry = { at: this.time + ms, task };
    this.tasks.push(entry);
    return () => void (this.tasks = this.tasks.filter((other) => other !== entry));
  }

  /** Moves on by `ms`, letting promises settle between what becomes due. */
  async pass(ms: number): Promise<void> {
    const until = this.time + ms;
    for (;;) {
      await settle();
      const next = this.tasks.filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.tasks = this.tasks.filter((entry) => entry !== next);
      this.time = Math.max(this.time, next.at);
      next.task();
    }
    this.time = until;
    await settle();
  }
}

/** Lets everything that waits on promises, streams or keys go on. */
export async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 8; quiet++) {
    await new Promise((done) => setImmediate(done));
    if (isKeyWorkUnderWay()) quiet = -1;
  }
}
