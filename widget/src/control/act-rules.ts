import type { Lens } from '../privacy/lens';
import { BESIDE_ATTRIBUTE, readTokens } from '../privacy/tokens';
import { upFrom } from './flat-tree';
import { isUnder } from './is-under';

/** What the page and the company's policy say of an agent's acts. CTRL-5 */
export interface ActRules {
  /** What keeps acts from an element, by itself or by what it stands in. `read-only` bars what would change it. */
  barOf(element: Element): 'locked' | 'read-only' | null;
  /** The policy opens this very element to presses. */
  isOpened(element: Element): boolean;
  /** The policy lists this link of the same site. */
  isListed(url: URL): boolean;
}

interface ActPolicy {
  readonly press: readonly string[];
  readonly links: readonly string[];
}

/** Acts on what viewers may not see are locked, as is what the page itself locks. A part of the policy that is not understood opens nothing. */
export function actRules(lens: Lens): ActRules {
  const { press, links } = readActPolicy(lens.policy.acts);
  return {
    barOf: (element) => {
      if (lens.resolve(element).level === 'hidden') return 'locked';
      let bar: 'read-only' | null = null;
      for (const at of upFrom(element)) {
        const { lock, readonly } = readTokens(at.getAttribute(BESIDE_ATTRIBUTE));
        if (lock) return 'locked';
        if (readonly) bar = 'read-only';
      }
      return bar;
    },
    isOpened: (element) => press.some((selector) => matches(element, selector)),
    isListed: (url) => url.origin === location.origin && links.some((prefix) => isUnder(url.pathname, prefix)),
  };
}

function readActPolicy(acts: unknown): ActPolicy {
  const { press, links } = (typeof acts === 'object' && acts !== null ? acts : {}) as Record<string, unknown>;
  return { press: textsIn(press), links: textsIn(links).filter((prefix) => prefix.startsWith('/')) };
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}
