import { mayBePersonal, type Span } from './detector';
import { isAadhaar, isBsn, isCardNumber, isIban, isUsSocialSecurityNumber } from './checksums';

const DIGIT = '0-9\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\uff10-\\uff19';
const OTHER_DIGIT = new RegExp(`[${DIGIT}]`);
const BLANK = /[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\ufeff]/;
const DASH = /[\u2010-\u2015\u2212\uff0d]/;

const E_MAIL = /[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,5}/gu;
const IBAN_HEAD = /[A-Z]{2} ?\d{2}/gi;
const RUN = /\d+(?:[ .()/-]{1,3}\d+)*/g;
/** Fewer digits a group, and it is a list of small numbers: pages, days. */
const DIGITS_A_GROUP = 2.2;
/** Telephone numbers are written in pairs. */
const DIGITS_A_PAIR = 2;

/** Where bank accounts, cards, national numbers, e-mail addresses and telephone numbers stand. They may overlap. PRIV-11 */
export function findPersonalNumbers(text: string): readonly Span[] {
  if (!mayBePersonal(text)) return [];
  const { plain, places } = inPlainLetters(text);
  const found: Span[] = [];
  const add = (from: number, to: number) => found.push([places[from] as number, (places[to - 1] as number) + 1]);
  for (const mail of plain.matchAll(E_MAIL)) add(mail.index, mail.index + mail[0].length);
  findIbans(plain, add);
  for (const run of plain.matchAll(RUN)) findNumbers(plain, run.index, run[0], add);
  return found;
}

/** Every script's digits as 0–9, white space as one space, dashes as hyphens; and where each character came from. */
function inPlainLetters(text: string): { readonly plain: string; readonly places: readonly number[] } {
  let plain = '';
  const places: number[] = [];
  let last = '';
  for (let at = 0; at < text.length; at++) {
    let character = text[at] as string;
    if (character <= ' ' || character > '~') character = inAscii(character);
    if (character === ' ' && last === ' ') continue;
    last = character;
    plain += character;
    places.push(at);
  }
  return { plain, places };
}

function inAscii(character: string): string {
  if (BLANK.test(character)) return ' ';
  if (DASH.test(character)) return '-';
  if (character === '\uff20') return '@';
  return OTHER_DIGIT.test(character) ? String(digitOf(character.charCodeAt(0))) : character;
}

const ZEROS = [0xff10, 0x0966, 0x06f0, 0x0660];

function digitOf(code: number): number {
  return code - (ZEROS.find((zero) => code >= zero) ?? code);
}

type Add = (from: number, to: number) => void;

function findIbans(plain: string, add: Add): void {
  for (const head of plain.matchAll(IBAN_HEAD)) {
    let compact = '';
    for (let at = head.index, gap = 0; at < plain.length && compact.length < 34 && gap <= 3; at++) {
      const character = plain[at] as string;
      if (!/[A-Z\d]/i.test(character)) {
        if (!/[ .-]/.test(character)) break;
        gap += 1;
        continue;
      }
      gap = 0;
      compact += character;
      if (!/[A-Z\d]/i.test(plain[at + 1] ?? ' ') && compact.length >= 15 && isIban(compact)) add(head.index, at + 1);
    }
  }
}

/** Every sequence of whole groups in a run of digits, for what stands beside other numbers. */
function findNumbers(plain: string, start: number, run: string, add: Add): void {
  const groups = Array.from(run.matchAll(/\d+/g), ({ 0: digits, index }) => ({ digits, at: start + index }));
  groups.forEach((first, from) => {
    let digits = '';
    for (let to = from; to < groups.length; to++) {
      const last = groups[to] as (typeof groups)[number];
      digits += last.digits;
      if (digits.length > 19) return;
      const density = digits.length / (to - from + 1);
      if (digits.length < 7 || density < DIGITS_A_PAIR) continue;
      const shape = () => groups.slice(from, to + 1).map((group) => group.digits.length);
      const isNumbered =
        density >= DIGITS_A_GROUP &&
        (isCardNumber(digits) || isBsn(digits) || isAadhaar(digits) || isSsn(digits, shape));
      if (isNumbered || isPhone(digits, shape, plain.slice(Math.max(0, first.at - 2), first.at)))
        add(plain[first.at - 1] === '+' ? first.at - 1 : first.at, last.at + last.digits.length);
    }
  });
}

/** Nine digits alone are too many things; written 3-2-4 they are this. */
function isSsn(digits: string, shape: () => readonly number[]): boolean {
  return digits.length === 9 && shape().join() === '3,2,4' && isUsSocialSecurityNumber(digits);
}

/** International with its plus or two zeros, national with its zero, or written as in North America. */
function isPhone(digits: string, shape: () => readonly number[], before: string): boolean {
  if (/\+\(?$/.test(before)) return digits.length >= 8 && digits.length <= 15;
  if (digits.startsWith('00')) return digits.length >= 10 && digits.length <= 17;
  if (digits.startsWith('0')) return digits.length >= 9 && digits.length <= 11;
  return /^1?\d{10}$/.test(digits) && /^(1,)?3,3,4$/.test(shape().join());
}
