import type { Counted } from './live-page';

/** What became of one session's numbered changes, from the first that both sides count. */
export class Tally {
  /** Changes that came one by one. */
  received = 0;
  /** Changes that a new picture of the page brought instead. */
  drawnOver = 0;
  duplicated = 0;
  /** Came after a later one. */
  disordered = 0;
  /** New pictures after the first. */
  redrawn = 0;
  /** Pictures that could not be trusted. */
  defects = 0;
  /** From a change to the same change in the desk's copy, ms, in the order in which they came. */
  readonly latencies: number[] = [];
  private last: number | null = null;
  private readonly missing = new Set<number>();

  /** @param now ms on the clock of the change's own time */
  came({ number, at }: Counted, now: number): void {
    const last = this.last ?? number - 1;
    if (number <= last) {
      if (!this.missing.delete(number)) return void (this.duplicated += 1);
      this.disordered += 1;
    }
    for (let between = last + 1; between < number; between += 1) this.missing.add(between);
    this.last = Math.max(last, number);
    this.received += 1;
    this.latencies.push(now - at);
  }

  /** A whole new picture, in which `number` is the last change. */
  drawn(number: number): void {
    if (this.last !== null) {
      this.redrawn += 1;
      if (number < this.last) this.disordered += 1;
      this.drawnOver += Math.max(0, number - this.last);
    }
    this.last = Math.max(this.last ?? 0, number);
  }

  /** Changes up to `sent` that neither came nor are in a picture that came later. */
  lost(sent: number): number {
    return this.missing.size + Math.max(0, sent - (this.last ?? 0));
  }
}
