import { AGENT_PIN_DIGITS, LONG_PIN_DIGITS } from '@beside/protocol';

/** A number with whatever separates its digits: a telephone number is one, too. */
const NUMBERS = /\+?\d(?:[ \u00a0-]*\d)*/g;
/** Groups of four, apart by one space, as a desk posts them. */
const POSTED = /^\d{4}(?:[ \u00a0]\d{4}){1,2}$/;
/** Every language's message has the word; without it the digits may be anybody's telephone number. */
const NAMES_IT = /\bPIN\b/i;

/**
 * The PIN in an agent's message: 8 digits 4-4, or 12 digits 4-4-4, in a message that names a PIN or has nothing but the digits. `null`
 * without one, and where there are two: then nobody but the customer can tell which it is. SESS-29
 */
export function codeInMessage(text: string): string | null {
  const [code, another] = (text.match(NUMBERS) ?? []).filter((number) => POSTED.test(number));
  if (code === undefined || another !== undefined) return null;
  if (!NAMES_IT.test(text) && text.trim() !== code) return null;
  const digits = code.replace(/\D/g, '');
  return digits.length === AGENT_PIN_DIGITS || digits.length === LONG_PIN_DIGITS ? digits : null;
}
