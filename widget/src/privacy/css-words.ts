import { isPlainName } from './plain-name';
import { isStructural } from './attribute-kind';

const MASKED_STRING = '"••••"';
/** In these a string is no words: names of fonts and their features, of grid areas, of a registered property's type. */
const NAMING_PROPERTY = /^(font|--[\w-]*font|grid|src$|syntax$)/i;
const STRING = String.raw`"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?`;
const NAME = String.raw`[-\w\u0080-\uffff]+`;
const TOKEN = new RegExp(
  String.raw`(${STRING})|\[\s*(?:[-\w*]*\|)?([-\w]+)\s*[~|^$*]?=\s*(${STRING}|[^\]\s]+)|((?:^|[;{\s])(?:--${NAME}|font(?:-family)?)\s*:)((?:${STRING}|\{(?:${STRING}|[^}"'])*\}|[^;{}"'])*)|(${NAME})\s*:|[;{}]`,
  'g',
);
const STRINGS = new RegExp(STRING, 'g');
const NUMBER = /^[-+.]?\d/;
/** In a custom property a long whole number is no length: it may be an account. */
const SHORT_NUMBER = /^[-+]?\d{0,5}(\.\d+)?(e[-+]?\d+)?[a-z%]*$/i;
/** Words, digits, or more than one glyph of an icon font. */
const SPEAKS = /[\p{L}\p{N}]|\p{Co}[^]*\p{Co}/u;

/**
 * A style sheet without words: strings lose what could be read, as generated content, counters, quotes and custom properties may
 * hold somebody's data; so do selectors that ask for the value of an attribute that does not travel. PRIV-13
 */
export function withoutWords(css: string): string {
  let property = '';
  return css.replace(TOKEN, (token: string, ...groups: (string | undefined)[]) => {
    const [text, attribute, asked = '', custom, value = '', name] = groups;
    if (text !== undefined) return stringWithoutWords(text, property);
    if (attribute !== undefined) return token.slice(0, token.length - asked.length) + askedValue(attribute, asked);
    if (custom !== undefined) return custom + customValue(custom, value);
    property = name ?? '';
    return token;
  });
}

function stringWithoutWords(text: string, property: string): string {
  const words = unquoted(text);
  if (!SPEAKS.test(words)) return text;
  return NAMING_PROPERTY.test(property) && isPlainName(words) ? text : MASKED_STRING;
}

function askedValue(attribute: string, value: string): string {
  const asked = unquoted(value);
  return !SPEAKS.test(asked) || (isStructural(attribute, asked) && isPlainName(asked)) ? value : MASKED_STRING;
}

/** A custom property may hold anything at all, and so may a font's name. */
function customValue(property: string, value: string): string {
  if (!isPlainValue(value, SHORT_NUMBER)) return 'initial';
  return value.replace(STRINGS, (text) => stringWithoutWords(text, property.replace(/^[;{\s]/, '')));
}

/** A value of CSS in which no name looks like data. */
export function isPlainValue(value: string, isNumber = NUMBER): boolean {
  return value.split(/[\s,;:()[\]{}"'/]+/).every((part) => isNumber.test(part) || isPlainName(part));
}

function unquoted(text: string): string {
  const inside = text.replace(/^(["'])([^]*?)\1?$/, '$2');
  return inside.replace(/\\(?:([\da-f]{1,6})\s?|([^]))/gi, (_, hex: string | undefined, character = '') =>
    hex ? String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)) : character,
  );
}
