/** ISO 13616: country, two check digits, up to 30 characters; the first four moved to the end, letters as 10…35, is 1 modulo 97. */
export function isIban(compact: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/i.test(compact)) return false;
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Luhn, ISO/IEC 7812: every second digit from the right doubled, digit sums, 0 modulo 10. */
export function isCardNumber(digits: string): boolean {
  if (!/^[2-6]\d{12,18}$/.test(digits)) return false;
  let sum = 0;
  [...digits].reverse().forEach((digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}

/** The Dutch eleven-test: weights 9 … 2 and -1, 0 modulo 11. */
export function isBsn(digits: string): boolean {
  if (!/^(?!0{9})\d{9}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0;
}

/** Without a check digit, but some areas, groups and serials are never given. */
export function isUsSocialSecurityNumber(digits: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits);
}

const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** Verhoeff: products in the dihedral group D5 of the digits, each permuted by its place from the right, end at 0. */
export function isAadhaar(digits: string): boolean {
  if (!/^[2-9]\d{11}$/.test(digits)) return false;
  let check = 0;
  [...digits].reverse().forEach((character, at) => {
    let digit = Number(character);
    for (let times = at % 8; times > 0; times--) digit = PERMUTATION[digit] as number;
    check = product(check, digit);
  });
  return check === 0;
}

/** 0–4 are the pentagon's rotations, 5–9 its reflections. */
function product(a: number, b: number): number {
  if (a < 5) return ((a + b) % 5) + (b < 5 ? 0 : 5);
  return b < 5 ? ((a - b) % 5) + 5 : (a - b + 5) % 5;
}
