import { stricter, type Level } from './level';
import type { Policy } from './policy';
import { BESIDE_ATTRIBUTE, readTokens } from './tokens';

/** Attributes that decide what names something and what is private, whatever the policy says. */
const OWN_ATTRIBUTES = new Set(
  `data-beside role contenteditable scope id type name autocomplete aria-invalid aria-describedby aria-errormessage hidden slot`.split(
    ' ',
  ),
);

/** The policy's selectors, ready to be asked. */
export interface Rules {
  /** The level that a rule on this very element gives, or `null` when none speaks of it. PRIV-2 */
  on(element: Element): Level | null;
  /** Whether a change of this attribute can change what may be known of the element or of what is in it. */
  concerns(attribute: string): boolean;
  /** Whether what one element is can decide about another one: then a change is looked at more widely. */
  readonly reach: 'none' | 'subtree' | 'document';
  /** Selectors that the browser does not understand. A rule that was meant to protect and cannot be read hides the page. PRIV-4 */
  readonly invalid: readonly string[];
}

export function compileRules(policy: Policy): Rules {
  const valid = policy.rules.filter((rule) => isSelector(rule.selector));
  const broken = policy.rules.filter((rule) => !isSelector(rule.selector));
  const failClosed = broken.some((rule) => rule.level !== 'shown');
  const named = attributesIn(valid.map((rule) => rule.selector));
  return {
    concerns: (attribute) => named === 'any' || OWN_ATTRIBUTES.has(attribute) || named.has(attribute),
    invalid: broken.map((rule) => rule.selector),
    reach:
      valid.length === 0
        ? 'none'
        : valid.some((rule) => /:has\(|[+~]|:nth|:first|:last|:only|:empty/.test(rule.selector))
          ? 'document'
          : 'subtree',
    on: (element) => {
      if (failClosed) return 'hidden';
      let level: Level | null = null;
      for (const rule of valid) {
        if (element.matches(rule.selector)) level = level === null ? rule.level : stricter(level, rule.level);
      }
      const { level: said } = readTokens(element.getAttribute(BESIDE_ATTRIBUTE));
      if (said === null || (said === 'shown' && !policy.allowShowAttributes)) return level;
      return level === null ? said : stricter(level, said);
    },
  };
}

/** The attributes that selectors speak of; a pseudo-class may mean any of them. */
function attributesIn(selectors: readonly string[]): ReadonlySet<string> | 'any' {
  const names = new Set<string>();
  for (const selector of selectors) {
    if (selector.includes(':') || selector.includes('\\')) return 'any';
    if (selector.includes('.')) names.add('class');
    if (selector.includes('#')) names.add('id');
    for (const [, name] of selector.matchAll(/\[\s*([\w-]+)/g)) names.add((name ?? '').toLowerCase());
  }
  return names;
}

function isSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
