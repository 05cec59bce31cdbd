/**
 * Style sheets travel without anything that could fetch. The text is read token by token as CSS Syntax 3 does (comments,
 * strings, escapes in names), so that `\75rl(` is seen for what it is. PRIV-9
 */
const FETCHING_FUNCTIONS = new Set([
  'url',
  'src',
  'image',
  'image-set',
  '-webkit-image-set',
  'cross-fade',
  '-webkit-cross-fade',
  'element',
  '-moz-element',
  'paint',
]);
/** Without any of these nothing can fetch: most rules are seen to be harmless at one look. */
const MAY_FETCH = /\\|\/\*|@(import|charset|namespace)|(url|src|image|set|fade|element|paint)\(/i;
/** What needs no look: everything up to a string, a comment, an at-rule, an escape, or a name that calls a function. */
const PLAIN =
  /(?:[^"'@\\/\-_a-zA-Z\u0080-\uffff]|[-_a-zA-Z\u0080-\uffff][-\w\u0080-\uffff]*(?![-\w\u0080-\uffff(\\]))+/y;
/** At-rules that load something or change what follows. `@font-face` stays without its sources. */
const DROPPED_RULES = new Set(['import', 'charset', 'namespace']);

/**
 * The same sheet with every fetching function replaced by `none` (a fragment reference `url(#…)` stays) and no `@import`.
 * @param assetOf what is put in a URL's place: something that fetches nothing, or `null` for `none`
 */
export function scrubCss(css: string, assetOf?: (url: string) => string | null): string {
  if (!MAY_FETCH.test(css)) return css;
  let out = '';
  let at = 0;
  while (at < css.length) {
    const plain = endOfPlain(css, at);
    out += css.slice(at, plain);
    at = plain;
    if (at === css.length) break;
    const c = css[at] as string;
    if (c === '/' && css[at + 1] === '*') {
      at = endOfComment(css, at);
    } else if (c === '"' || c === "'") {
      const end = endOfString(css, at);
      out += css.slice(at, end);
      at = end;
    } else if (c === '@') {
      const name = readName(css, at + 1);
      if (DROPPED_RULES.has(name.value)) at = endOfStatement(css, name.end);
      else {
        out += css.slice(at, name.end);
        at = Math.max(name.end, at + 1);
      }
    } else if (isNameStart(css, at)) {
      const name = readName(css, at);
      if (css[name.end] === '(' && FETCHING_FUNCTIONS.has(name.value)) {
        const end = endOfFunction(css, name.end, name.value === 'url');
        const inside = css.slice(name.end + 1, end - 1).trim();
        if (name.value !== 'url') out += 'none';
        else if (/^["']?#[\w-]+["']?$/.test(inside)) out += `url(${inside})`;
        else out += assetOf?.(inside.replace(/^(["'])([^]*)\1$/, '$2')) ?? 'none';
        at = end;
      } else {
        out += css.slice(at, name.end);
        at = name.end;
      }
    } else {
      out += c;
      at += 1;
    }
  }
  return out;
}

function endOfPlain(css: string, at: number): number {
  PLAIN.lastIndex = at;
  return PLAIN.test(css) ? PLAIN.lastIndex : at;
}

function isNameStart(css: string, at: number): boolean {
  return /[-_a-zA-Z\\\u0080-\uffff]/.test(css[at] as string);
}

/** A name from `at`, escapes resolved, lower case; a number's unit is part of no name that matters here. */
function readName(css: string, at: number): { value: string; end: number } {
  let value = '';
  let end = at;
  while (end < css.length) {
    const c = css[end] as string;
    if (c === '\\') {
      const hex = /^[0-9a-fA-F]{1,6}[ \t\n\f\r]?/.exec(css.slice(end + 1, end + 8));
      if (hex) {
        const code = Number.parseInt(hex[0], 16);
        value += code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
        end += 1 + hex[0].length;
      } else {
        value += css[end + 1] ?? '';
        end += 2;
      }
    } else if (/[-\w\u0080-\uffff]/.test(c)) {
      value += c;
      end += 1;
    } else break;
  }
  return { value: value.toLowerCase(), end: Math.min(end, css.length) };
}

function endOfComment(css: string, at: number): number {
  const end = css.indexOf('*/', at + 2);
  return end < 0 ? css.length : end + 2;
}

function endOfString(css: string, at: number): number {
  const quote = css[at];
  for (let i = at + 1; i < css.length; i++) {
    if (css[i] === '\\') i += 1;
    else if (css[i] === quote) return i + 1;
    else if (css[i] === '\n') return i;
  }
  return css.length;
}

/** After the `)` that closes the `(` at `open`; an unquoted url ends at the first one. */
function endOfFunction(css: string, open: number, isUrl: boolean): number {
  const quoted = /^\(\s*["']/.test(css.slice(open, open + 64));
  let depth = 0;
  for (let i = open; i < css.length; i++) {
    const c = css[i];
    if (c === '\\') i += 1;
    else if ((c === '"' || c === "'") && !(isUrl && !quoted)) i = endOfString(css, i) - 1;
    else if (c === '(' && !(isUrl && !quoted && i > open)) depth += 1;
    else if (c === ')' && (--depth === 0 || (isUrl && !quoted))) return i + 1;
  }
  return css.length;
}

function endOfStatement(css: string, at: number): number {
  for (let i = at; i < css.length; i++) {
    const c = css[i];
    if (c === '"' || c === "'") i = endOfString(css, i) - 1;
    else if (c === '(') i = endOfFunction(css, i, true) - 1;
    else if (c === ';') return i + 1;
    else if (c === '{' || c === '}') return i;
  }
  return css.length;
}
