import { isPlainName } from './plain-name';
import { isStructuralAttribute } from './structural';

const MASKED_STRING = '"••••"';
/** In these a string is no words: names of fonts and their features, of grid areas, of a registered property's type. */
const NAMING_PROPERTY = /^(font|--[\w-]*font|grid|src$|syntax$)/;
const TOKEN =
  /("(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?)|\[\s*([-\w|*]+)\s*[~|^$*]?=\s*("(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[^\]\s]+)|(?<=[;{\s]|^)([-\w\u0080-\uffff]+)\s*:|[;{}]/g;
/** Words, digits, or more than one glyph of an icon font. */
const SPEAKS = /[\p{L}\p{N}]|\p{Co}[^]*\p{Co}/u;

/**
 * A style sheet without words: strings lose what could be read, as generated content, counters, quotes and custom properties may
 * hold somebody's data; so do selectors that ask for the value of an attribute that does not travel. PRIV-13
 */
export function withoutWords(css: string): string {
  let property = '';
  return css.replace(TOKEN, (token: string, text?: string, attribute?: string, value?: string, name?: string) => {
    if (text !== undefined) {
      const words = unescaped(text.slice(1, text.endsWith(text[0] as string) ? -1 : undefined));
      if (!SPEAKS.test(words)) return token;
      return NAMING_PROPERTY.test(property) && isPlainName(words) ? token : MASKED_STRING;
    }
    if (attribute !== undefined && value !== undefined) {
      const asked = unescaped(value.replace(/^["']|["']$/g, ''));
      if (!SPEAKS.test(asked) || (isStructuralAttribute(attribute, asked) && isPlainName(asked))) return token;
      return `${token.slice(0, token.length - value.length)}${MASKED_STRING}`;
    }
    property = name?.toLowerCase() ?? '';
    return token;
  });
}

/** Custom properties hold anything at all: one whose value is no plain CSS loses it. */
export function isPlainCustomValue(value: string): boolean {
  return value.split(/[\s,;:()[\]{}"'/]+/).every((part) => isPlainName(part));
}

function unescaped(text: string): string {
  return text.replace(/\\(?:([\da-f]{1,6})\s?|([^]))/gi, (_, hex: string | undefined, character = '') =>
    hex ? String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)) : character,
  );
}
