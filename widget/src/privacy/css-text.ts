import { scrubCss } from '@beside/protocol';

/**
 * A sheet as text, from what the browser made of it, so that rules set by script are there too; imports are laid in their place.
 * A sheet of another origin that may not be read gives nothing. PRIV-9
 */
export function cssOf(sheet: CSSStyleSheet): string {
  return scrubCss(rulesOf(sheet));
}

function rulesOf(sheet: CSSStyleSheet): string {
  let rules: CSSRuleList;
  try {
    rules = sheet.cssRules;
  } catch {
    return ''; // another origin's sheet without CORS: its rules may not be read
  }
  let css = '';
  for (const rule of rules) {
    if (!(rule instanceof CSSImportRule)) css += `${rule.cssText}\n`;
    else if (rule.styleSheet) css += inMedia(rulesOf(rule.styleSheet), rule.media.mediaText);
  }
  return css;
}

function inMedia(css: string, media: string): string {
  return media ? `@media ${media} {${css}}\n` : css;
}
