import { COALESCE_MS, COALESCE_BUSY_MS } from '@beside/protocol';

/** Nothing came for this long: the next change is a first one again. */
const QUIET_MS = 60;
/** While changes keep coming each wait is longer than the last by this. */
const GROWTH = 1.25;

/**
 * How long a change waits: the first leaves at once; the longer changes keep coming, as in an animation, the longer they are
 * gathered. Times in ms of one clock.
 */
export class Pace {
  private last = Number.NEGATIVE_INFINITY;
  private gap = COALESCE_MS;

  /** A change came at `now`: ms until it may leave. */
  waitFrom(now: number): number {
    if (now - this.last > QUIET_MS) this.gap = COALESCE_MS;
    return Math.max(0, this.last + this.gap - now);
  }

  /** Something left at `now`. */
  left(now: number): void {
    if (now - this.last <= this.gap + QUIET_MS) this.gap = Math.min(this.gap * GROWTH, COALESCE_BUSY_MS);
    this.last = now;
  }
}
