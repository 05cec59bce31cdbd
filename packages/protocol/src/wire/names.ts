/** A longer text hardly comes again, and a list of them would be a way to fill a reader's memory. WIRE-3 */
const MAX_REMEMBERED_CHARACTERS = 96;
const MAX_REMEMBERED = 8_192;

const isRemembered = (value: string, size: number) =>
  value.length <= MAX_REMEMBERED_CHARACTERS && size < MAX_REMEMBERED;

/** What a writer has written once: both ends number the same texts in the same order. WIRE-4 */
export class WrittenNames {
  private readonly numbers = new Map<string, number>();

  /** The text's number, from 1; `undefined` for the first time, after which it may have one. */
  numberOf(value: string): number | undefined {
    const known = this.numbers.get(value);
    if (known === undefined && isRemembered(value, this.numbers.size)) this.numbers.set(value, this.numbers.size + 1);
    return known;
  }
}

/** What a reader has read once. */
export class ReadNames {
  private readonly values: string[] = [];

  at(number: number): string | undefined {
    return this.values[number - 1];
  }

  remember(value: string): void {
    if (isRemembered(value, this.values.length)) this.values.push(value);
  }
}
