import { scrubCss } from '@beside/protocol';
import type { AssetBook } from './asset-book';
import type { PageObject } from './page-object';
import { withoutWords } from './css-words';

/**
 * A sheet as text, from what the browser made of it, so that rules set by script are there too; imports are laid in their place.
 * A sheet of another origin that may not be read gives nothing. PRIV-9 PRIV-13
 * @param holder whose style it is
 * @param words a rule of the company's shows the sheet, with what it writes into the page
 */
export function cssOf(sheet: CSSStyleSheet, holder: PageObject, words: boolean, assets: AssetBook | null): string {
  return rulesOf(sheet, (css, base) => {
    const scrubbed = scrubCss(css, (url) => assets && assets.reference(url, base, holder, words));
    return words || !MAY_SPEAK.test(scrubbed) ? scrubbed : withoutWords(scrubbed);
  });
}

/** What a rule without words has none of. */
const MAY_SPEAK = /["'[]|--|font/i;

type Tidy = (css: string, base: string | null) => string;

function rulesOf(sheet: CSSStyleSheet, tidy: Tidy): string {
  let rules: CSSRuleList;
  try {
    rules = sheet.cssRules;
  } catch {
    return ''; // another origin's sheet without CORS: its rules may not be read
  }
  let css = '';
  for (const rule of rules) {
    if (!isImport(rule)) css += `${tidy(rule.cssText, sheet.href)}\n`;
    else if (rule.styleSheet) css += imported(rulesOf(rule.styleSheet, tidy), rule);
  }
  return css;
}

function isImport(rule: CSSRule): rule is CSSImportRule {
  return 'styleSheet' in rule;
}

/** With the layer, the conditions and the media under which it was imported. */
function imported(css: string, { layerName, supportsText, media }: CSSImportRule): string {
  const layered = typeof layerName === 'string' ? `@layer ${layerName} {${css}}\n` : css;
  const supported = supportsText ? `@supports (${scrubCss(supportsText)}) {${layered}}\n` : layered;
  return media.mediaText ? `@media ${media.mediaText} {${supported}}\n` : supported;
}
