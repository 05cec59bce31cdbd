import type { PageObject } from '../privacy/page-object';

/** Objects between two looks at the clock. */
const AT_ONCE = 32;

/** Goes over all that is part of the picture once more, in slices: for what is known or can be read only after the first view. */
export class SecondLook {
  private unseen: Iterator<PageObject> | null = null;

  constructor(
    private readonly objects: () => Iterable<PageObject>,
    private readonly look: (object: PageObject) => void,
  ) {}

  get idle(): boolean {
    return this.unseen === null;
  }

  /** From the start; what gets part of the picture meanwhile is seen, too. */
  begin(): void {
    this.unseen = this.objects()[Symbol.iterator]();
  }

  work(isTimeUp: () => boolean): void {
    for (let seen = 1; this.unseen && (seen % AT_ONCE !== 0 || !isTimeUp()); seen++) {
      const { value, done } = this.unseen.next() as IteratorResult<PageObject, undefined>;
      if (done) this.unseen = null;
      else this.look(value);
    }
  }
}
