/** The ackIds of one connection that were done already; the oldest are forgotten first. */
export class AckMemory {
  private readonly done = new Set<number>();

  /** @param most so many are remembered */
  constructor(private readonly most: number) {}

  has(ackId: number): boolean {
    return this.done.has(ackId);
  }

  add(ackId: number): void {
    this.done.add(ackId);
    for (const oldest of this.done) {
      if (this.done.size <= this.most) return;
      this.done.delete(oldest);
    }
  }

  /** It may be done again. */
  delete(ackId: number): void {
    this.done.delete(ackId);
  }
}
