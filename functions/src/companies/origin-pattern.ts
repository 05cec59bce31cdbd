/** `https://*.example.test`: any page below the domain, at any depth, but not the domain itself. */
const WILDCARD = '://*.';
/** A wildcard over a whole top-level domain belongs to nobody. */
const FEWEST_LABELS = 2;

/** Whether this is an origin exactly as a browser sends it: no path, no default port, lower case. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** An exact origin, or one with `*.` in place of its sub-domains. */
export function isOriginPattern(text: string): boolean {
  if (!text.includes('*')) return isOrigin(text);
  const exact = text.replace(WILDCARD, '://');
  return text.includes(WILDCARD) && isOrigin(exact) && new URL(exact).hostname.split('.').length >= FEWEST_LABELS;
}

/**
 * Whether a company has more pages at the site of this one. The last two labels stand for a site: where they belong to everybody, a
 * browser keeps nothing for both. SEAL-13
 */
export function hasSiblings(origin: string, patterns: readonly string[]): boolean {
  const siteOf = (text: string) => new URL(text.replace(WILDCARD, '://')).hostname.split('.').slice(-2).join('.');
  return patterns.some((pattern) => pattern !== origin && siteOf(pattern) === siteOf(origin));
}

/** All patterns that this origin, or this pattern, falls under: itself first, then the wildcards above it, the nearest first. */
export function patternsAbove(origin: string): readonly string[] {
  const [scheme = '', host = ''] = origin.split('://');
  const labels = host.replace(/^\*\./, '').split('.');
  const own = host.startsWith('*.') ? 0 : 1;
  const above = labels.slice(own).map((_label, at) => `${scheme}${WILDCARD}${labels.slice(own + at).join('.')}`);
  return [...new Set([origin, ...above])];
}
