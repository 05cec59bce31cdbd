import type { Clock } from '@beside/protocol/channel';

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
    if (keyWork > 0) quiet = -1;
  }
}

/** Operations with keys that are under way: they run outside the event loop, so that its turns say nothing of them. */
let keyWork = 0;
const subtle = crypto.subtle as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
const OPERATIONS = ['encrypt', 'decrypt', 'sign', 'verify', 'digest', 'deriveKey', 'deriveBits'] as const;
for (const operation of [...OPERATIONS, 'generateKey', 'importKey', 'exportKey']) {
  const original = subtle[operation]?.bind(subtle);
  if (!original) continue;
  subtle[operation] = async (...args) => {
    keyWork += 1;
    try {
      return await original(...args);
    } finally {
      keyWork -= 1;
    }
  };
}
