/** What must not leave: twelve letters that stand in no page, and a number. Half of it is found as well: a text may be split. */
export const STEM = 'QzxvkwJqpxzg';
const HALVES = [STEM.slice(0, 6), STEM.slice(6)];
/** As much of the last frame as a form could have begun in. */
const OVERLAP = 160;

const bytesOf = (text: string) => [...new TextEncoder().encode(text)];
const hex = (byte: number) => byte.toString(16).padStart(2, '0');
const latin1 = (bytes: readonly number[]) => String.fromCharCode(...bytes);
const each = (text: string, form: (code: number) => string) => bytesOf(text).map(form).join('');

const FORMS: readonly (readonly [form: string, text: string])[] = HALVES.flatMap((half) => [
  ['plain', half],
  ['reversed', [...half].reverse().join('')],
  ['percent', each(half, (code) => `%${hex(code)}`)],
  ['hex', each(half, hex)],
  ['HTML', each(half, (code) => `&#${code};`)],
  ['HTML in hex', each(half, (code) => `&#x${hex(code)};`)],
  ['CSS or JSON escapes', each(half, (code) => `\\u00${hex(code)}`)],
  ['CSS escapes', each(half, (code) => `\\${hex(code)} `)],
  ['UTF-16 LE', latin1(bytesOf(half).flatMap((code) => [code, 0]))],
  ['UTF-16 BE', latin1(bytesOf(half).flatMap((code) => [0, code]))],
]);
/** Base64 distinguishes letters by case; what it shares with its neighbours at either end is cut off. */
const BASE64 = [0, 1, 2].map((shift) =>
  btoa('\u0000'.repeat(shift) + STEM)
    .slice(shift === 0 ? 0 : 4, 16)
    .replace(/.=*$/, ''),
);
/** A word of another shape, for places that the policy shows: it must arrive. */
export const OPEN_WORD = /Openword\d{6}/g;

export interface Canaries {
  secret(): string;
  open(): string;
  /** Words made for open places so far. */
  readonly opened: number;
}

export function createCanaries(): Canaries {
  let made = 0;
  let opened = 0;
  const numbered = (word: string) => `${word}${String((made = (made + 1) % 1_000_000)).padStart(6, '0')}`;
  return {
    secret: () => numbered(STEM),
    open: () => {
      opened += 1;
      return numbered('Openword');
    },
    get opened() {
      return opened;
    },
  };
}

/** Looks through what leaves, in its order; also across the border of two looks. Gives what it found, with what stands around. */
export function createSearch(): (left: string) => string | null {
  let tail = '';
  return (left) => {
    const exact = tail + left;
    const lower = exact.toLowerCase();
    tail = exact.slice(-OVERLAP);
    for (const [form, text] of FORMS) {
      const at = lower.indexOf(text.toLowerCase());
      if (at >= 0) return `${form}: ${JSON.stringify(exact.slice(Math.max(0, at - 300), at + 60))}`;
    }
    const found = BASE64.find((text) => exact.includes(text));
    return found === undefined ? null : `base64: ${found}`;
  };
}
