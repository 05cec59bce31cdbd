/** Runs asynchronous steps one after another, in the order in which they came. */
export class Lane {
  private last: Promise<void> = Promise.resolve();

  run(step: () => Promise<void>): Promise<void> {
    this.last = this.last.then(step, step);
    return this.last;
  }
}
