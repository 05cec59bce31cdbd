import { scrubCss } from '@beside/protocol';
import type { AssetBook } from './asset-book';
import { withoutWords } from './css-words';

/**
 * A sheet as text, from what the browser made of it, so that rules set by script are there too; imports are laid in their place.
 * A sheet of another origin that may not be read gives nothing. PRIV-9 PRIV-13
 * @param words a rule of the company's shows the sheet, with what it writes into the page
 */
export function cssOf(sheet: CSSStyleSheet, words: boolean, assets: AssetBook | null): string {
  const holder = (sheet.ownerNode as Element | null) ?? sheet;
  const css = rulesOf(sheet, (url, base) => assets && assets.reference(url, base, holder, words));
  return words ? css : withoutWords(css);
}

type Reference = (url: string, base: string | null) => string | null;

function rulesOf(sheet: CSSStyleSheet, reference: Reference): string {
  let rules: CSSRuleList;
  try {
    rules = sheet.cssRules;
  } catch {
    return ''; // another origin's sheet without CORS: its rules may not be read
  }
  let css = '';
  for (const rule of rules) {
    if (!isImport(rule)) css += `${scrubCss(rule.cssText, (url) => reference(url, sheet.href))}\n`;
    else if (rule.styleSheet) css += imported(rulesOf(rule.styleSheet, reference), rule);
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
