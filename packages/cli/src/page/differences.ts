/** How many are kept in words; all are counted. */
const KEPT = 20;

/** What differs between two pictures of a page: counted, and the first ones in words. */
export class Differences {
  count = 0;
  readonly words: string[] = [];

  add(words: string): void {
    this.count += 1;
    if (this.words.length < KEPT) this.words.push(words);
  }
}

export interface DifferenceReport {
  readonly count: number;
  readonly words: readonly string[];
}
