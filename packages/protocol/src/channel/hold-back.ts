import { GAP_GIVE_UP_MS, GAP_RETRY_MS, HOLD_BACK_FRAMES } from '../limits';
import type { Clock } from './clock';

export interface HoldBackEvents {
  gap(epoch: string, from: number, to: number): void;
  /** The gap cannot be closed: only a new epoch helps. */
  lost(): void;
}

/** Puts the frames of an epoch back in order: holds what came early, asks for what is missing. WIRE-9 */
export class HoldBack {
  epoch = '';
  /** The last frame delivered in order. */
  seen = 0;
  private highest = 0;
  private readonly early = new Map<number, Uint8Array>();
  private gapSince: number | null = null;
  private cancelRetry = () => {};

  constructor(
    private readonly clock: Clock,
    private readonly events: HoldBackEvents,
  ) {}

  /** Another epoch begins; what waits for the last one is forgotten. */
  enter(epoch: string): void {
    this.epoch = epoch;
    this.seen = 0;
    this.highest = 0;
    this.early.clear();
    this.settle();
  }

  /** The hub has sent up to `seq`: what has not come is missing. */
  reached(seq: number): void {
    this.highest = Math.max(this.highest, seq);
    this.check();
  }

  /** A frame came: everything that can now be delivered, in order. `null`: it was here before. */
  take(seq: number, payload: Uint8Array): readonly Uint8Array[] | null {
    if (seq <= this.seen || this.early.has(seq)) return null;
    this.highest = Math.max(this.highest, seq);
    if (this.early.size < HOLD_BACK_FRAMES || seq === this.seen + 1) this.early.set(seq, payload);
    const ready: Uint8Array[] = [];
    for (let next = this.early.get(this.seen + 1); next; next = this.early.get(this.seen + 1)) {
      this.seen += 1;
      this.early.delete(this.seen);
      ready.push(next);
    }
    if (ready.length > 0) this.settle();
    this.check();
    return ready;
  }

  close(): void {
    this.cancelRetry();
  }

  private check(): void {
    if (this.highest <= this.seen) return this.settle();
    if (this.gapSince !== null) return;
    this.gapSince = this.clock.now();
    this.ask();
  }

  private ask(): void {
    if (this.gapSince === null) return;
    if (this.clock.now() - this.gapSince >= GAP_GIVE_UP_MS) {
      this.gapSince = this.clock.now();
      this.events.lost();
    } else {
      const firstEarly = Math.min(this.highest + 1, ...this.early.keys());
      this.events.gap(this.epoch, this.seen + 1, firstEarly - 1);
    }
    this.cancelRetry = this.clock.after(GAP_RETRY_MS, () => this.ask());
  }

  private settle(): void {
    this.gapSince = null;
    this.cancelRetry();
  }
}
