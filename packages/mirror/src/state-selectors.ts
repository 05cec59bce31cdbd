import { EDITOR_MARK } from './editor-mark';

/** Strings and escapes are passed over; a pseudo-element has two colons. */
const TOKEN =
  /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\\[^]|::|\[contenteditable(?=[\]=~|^$*])|:(hover|active|focus-visible|focus-within|focus|target|modal|popover-open|fullscreen)(?![-\w])/gi;

/**
 * A page's sheet with states as attributes, `:hover` as `[data-beside-hover]`: an attribute weighs what a pseudo-class does, so
 * that the cascade stays as it is; what asks for an editor asks for its mark. The browser has written the sheet out, with a space
 * after the colon of every declaration, and none in an attribute's brackets.
 */
export function withStateAttributes(css: string): string {
  return css.replace(TOKEN, (token, state?: string) => {
    if (state) return `[data-beside-${state.toLowerCase()}]`;
    return token.startsWith('[') ? `[${EDITOR_MARK}` : token;
  });
}
