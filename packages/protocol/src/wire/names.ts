import { maskOf, VALUE_MASK } from './mask';

/** A longer text hardly comes again, and a list of them would be a way to fill a reader's memory. WIRE-3 */
const MAX_REMEMBERED_CHARACTERS = 96;
const MAX_REMEMBERED = 8_192;
const KNOWN_MASKS = 24;
const COMMON =
  'div span p a li ul td tr h2 button label input option section svg path class id style type role for href hidden @masked .value';

/** What every page is made of has its number from the start: masks, common tags and attributes. The order is the wire. WIRE-4 */
const KNOWN: readonly string[] = [
  ' ',
  VALUE_MASK,
  ...Array.from({ length: KNOWN_MASKS }, (_, index) => maskOf(index + 1)),
  ...COMMON.split(' '),
];
const KNOWN_NUMBERS: ReadonlyMap<string, number> = new Map(KNOWN.map((value, index) => [value, index + 1]));

const isRemembered = (value: string, size: number) =>
  value.length <= MAX_REMEMBERED_CHARACTERS && size < MAX_REMEMBERED;

/** What a writer has written once: both ends number the same texts in the same order. WIRE-4 */
export class WrittenNames {
  private readonly numbers = new Map<string, number>();

  /** The text's number, from 1; `undefined` for the first time, after which it may have one. */
  numberOf(value: string): number | undefined {
    const known = KNOWN_NUMBERS.get(value) ?? this.numbers.get(value);
    if (known === undefined && isRemembered(value, this.numbers.size))
      this.numbers.set(value, KNOWN.length + this.numbers.size + 1);
    return known;
  }
}

/** What a reader has read once. */
export class ReadNames {
  private readonly values: string[] = [];

  at(number: number): string | undefined {
    return number <= KNOWN.length ? KNOWN[number - 1] : this.values[number - 1 - KNOWN.length];
  }

  remember(value: string): void {
    if (isRemembered(value, this.values.length)) this.values.push(value);
  }
}
