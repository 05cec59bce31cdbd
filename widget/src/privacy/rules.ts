import { stricter, type Level } from './level';
import type { Policy } from './policy';
import { BESIDE_ATTRIBUTE, readTokens } from './tokens';

/** The policy's selectors, ready to be asked. */
export interface Rules {
  /** The level that a rule on this very element gives, or `null` when none speaks of it. PRIV-2 */
  on(element: Element): Level | null;
  /** Whether what one element is can decide about another one: then a change is looked at more widely. */
  readonly reach: 'none' | 'subtree' | 'document';
  /** Selectors that the browser does not understand. A rule that was meant to protect and cannot be read hides the page. PRIV-4 */
  readonly invalid: readonly string[];
}

export function compileRules(policy: Policy): Rules {
  const valid = policy.rules.filter((rule) => isSelector(rule.selector));
  const broken = policy.rules.filter((rule) => !isSelector(rule.selector));
  const failClosed = broken.some((rule) => rule.level !== 'shown');
  return {
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

function isSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
