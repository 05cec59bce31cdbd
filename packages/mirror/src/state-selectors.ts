/** Strings and escapes are passed over; a pseudo-element has two colons. */
const TOKEN =
  /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\\[^]|::|:(hover|active|focus-visible|focus-within|focus|target|modal|popover-open|fullscreen)(?![-\w])/gi;

/**
 * A page's sheet with states as attributes, `:hover` as `[data-beside-hover]`: an attribute weighs what a pseudo-class does, so
 * that the cascade stays as it is. The browser has written the sheet out, with a space after the colon of every declaration.
 */
export function withStateAttributes(css: string): string {
  return css.replace(TOKEN, (token, state?: string) => (state ? `[data-beside-${state.toLowerCase()}]` : token));
}
