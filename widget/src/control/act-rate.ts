import { MAX_ACTS_PER_SECOND } from '@beside/protocol';

const SECOND_MS = 1_000;

/** Lets a viewer do as much as a person can, and drops the rest. CTRL-10 */
export class ActRate {
  private readonly spent = new Map<string, { since: number; count: number }>();

  /** `first-over`: the first one too many of this second, which is worth an answer. */
  admit(viewer: string, now: number): 'yes' | 'first-over' | 'no' {
    let second = this.spent.get(viewer);
    if (!second || now - second.since >= SECOND_MS) this.spent.set(viewer, (second = { since: now, count: 0 }));
    second.count += 1;
    if (second.count <= MAX_ACTS_PER_SECOND) return 'yes';
    return second.count === MAX_ACTS_PER_SECOND + 1 ? 'first-over' : 'no';
  }
}
