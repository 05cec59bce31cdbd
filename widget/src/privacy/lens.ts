import { isLabelContext } from './label-context';
import type { Level } from './level';
import { isNeverShown } from './never-shown';
import type { Policy } from './policy';
import { compileRules, type Rules } from './rules';

export interface Resolved {
  readonly level: Level;
  /** The element whose rule decided; `null` when it was the company's base. */
  readonly source: Element | null;
}

/**
 * Decides what may be known of an element. `hidden` anywhere above wins over everything; otherwise the nearest rule decides;
 * where no rule speaks, the base does. PRIV-2
 */
export class Lens {
  readonly rules: Rules;
  private cache = new WeakMap<Element, Resolved>();
  /** Where a text was when it was masked: moved out of that part, it stays masked. PRIV-6 */
  private readonly maskedUnder = new WeakMap<Node, Element>();

  constructor(readonly policy: Policy) {
    this.rules = compileRules(policy);
  }

  /** Forgets what was resolved; call before each look at a changed page. */
  refresh(): void {
    this.cache = new WeakMap();
  }

  resolve(element: Element): Resolved {
    const path: Element[] = [];
    let at: Element | null = element;
    let known: Resolved | undefined;
    for (; at && !(known = this.cache.get(at)); at = above(at)) path.push(at);
    let result = known ?? { level: 'masked', source: null };
    for (const step of path.reverse()) {
      result = this.inherit(result, step);
      this.cache.set(step, result);
    }
    return result;
  }

  /** What may be known of the words that stand directly in `parent`. */
  textLevel(text: Node, parent: Element): Level {
    const level = this.wordsLevel(parent);
    const under = this.maskedUnder.get(text);
    if (under && level === 'shown' && !contains(under, text)) return 'masked';
    if (level === 'shown') this.maskedUnder.delete(text);
    else this.maskedUnder.set(text, this.resolve(parent).source ?? parent);
    return level;
  }

  /** What may be known of an element's own words: its label, tooltip, placeholder. */
  wordsLevel(element: Element): Level {
    const { level, source } = this.resolve(element);
    if (level === 'shown') return this.isInsideTyped(element, source) ? 'masked' : 'shown';
    if (source !== null || level === 'hidden' || this.policy.base === 'nothing') return level;
    return isLabelContext(element) ? 'shown' : 'masked';
  }

  /** What may be known of a field's name: placeholder and label belong to the form, not to the customer. */
  fieldNameLevel(field: Element): Level {
    const { level, source } = this.resolve(field);
    if (source !== null || level === 'hidden') return level;
    return this.policy.base === 'labels' ? 'shown' : 'masked';
  }

  /** A value is shown only by a rule on the field itself, and never for the kinds that are never shown. PRIV-5 */
  valueLevel(field: Element): Level {
    const { level } = this.resolve(field);
    if (level === 'hidden') return 'hidden';
    if (isNeverShown(field)) return 'masked';
    return this.rules.on(field) === 'shown' && level === 'shown' ? 'shown' : 'masked';
  }

  /** What the customer types into an editable part is a value: a rule further out does not open it. */
  private isInsideTyped(element: Element, source: Element | null): boolean {
    const editor = element.closest(
      '[contenteditable]:not([contenteditable="false"]),[role="textbox"],[role="searchbox"]',
    );
    return editor !== null && (source === null || !editor.contains(source));
  }

  private inherit(parent: Resolved, element: Element): Resolved {
    if (parent.level === 'hidden') return parent;
    const own = this.rules.on(element);
    return own === null ? parent : { level: own, source: element };
  }
}

function above(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function contains(ancestor: Element, node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null)) {
    if (at === ancestor) return true;
  }
  return false;
}
