import type { AssetBook } from './asset-book';
import { fieldErrorIds, namesSomething } from './label-context';
import { stricter, type Level } from './level';
import { isNeverShown, rememberPassword } from './never-shown';
import { elementAbove, isDocument } from './node-kind';
import type { Policy } from './policy';
import { compileRules, type Rules } from './rules';
import { TakenOut } from './taken-out';

export interface Resolved {
  readonly level: Level;
  /** The element whose rule decided; `null` when it was the company's base. */
  readonly source: Element | null;
  /** It names something, by itself or by what it stands in. */
  readonly names: boolean;
  /** The customer types in it, and no rule on it or inside it shows it: it is a value. PRIV-5 */
  readonly typed: boolean;
}

/**
 * Decides what may be known of an element. `hidden` anywhere above wins over everything; otherwise the nearest rule decides;
 * where no rule speaks, the base does. PRIV-2
 */
export class Lens {
  readonly rules: Rules;
  assets: AssetBook | null = null;
  /** What lies above the page (dialogs, popovers) in its order, as one word each; kept by whoever watches for it. */
  readonly top = new WeakMap<Element, string>();
  private cache = new WeakMap<Element, Resolved>();
  private errors = new WeakMap<Node, ReadonlySet<string>>();
  private readonly takenOut = new TakenOut();
  private readonly frames = new WeakMap<Node, Element>();

  constructor(
    readonly policy: Policy,
    /** The closed shadow root of a host, where somebody has seen it being made. */
    readonly closedRoot: (host: Element) => ShadowRoot | null = () => null,
  ) {
    this.rules = compileRules(policy);
  }

  /** Forgets what was resolved; call before each look at a changed page. */
  refresh(): void {
    this.cache = new WeakMap();
    this.errors = new WeakMap();
  }

  /**
   * What was moved, and what was a password, is told before it is looked at again. Gives the nodes of which less may be known now.
   * PRIV-5 PRIV-6
   */
  noteRecords(records: readonly MutationRecord[]): ReadonlySet<Node> {
    for (const { attributeName, oldValue, target } of records)
      if (attributeName === 'type') rememberPassword(target as Element, oldValue);
    return this.takenOut.note(records, () => {
      this.refresh();
      return (parent) => {
        const level = this.wordsLevel(parent);
        const { source, typed } = this.resolve(parent);
        return level === 'shown' ? null : { level, byRule: source !== null || typed };
      };
    });
  }

  resolve(element: Element): Resolved {
    const path: Element[] = [];
    let at: Element | null = element;
    let known: Resolved | undefined;
    for (; at && !(known = this.cache.get(at)); at = this.above(at, path)) path.push(at);
    let result: Resolved = known ?? { level: 'masked', source: null, names: false, typed: false };
    for (const step of path.reverse()) {
      result = this.inherit(result, step);
      this.cache.set(step, result);
    }
    return result;
  }

  /** What may be known of the words that stand directly in `parent`. */
  textLevel(text: Text, parent: Element): Level {
    const taken = this.takenOut.of(text);
    const level = taken ? stricter(taken.level, this.wordsLevel(parent)) : this.wordsLevel(parent);
    const slot = this.slotOf(text);
    return slot ? stricter(level, this.slottedLevel(slot)) : level;
  }

  /** What may be known of an element's own words: its label, tooltip, placeholder. */
  wordsLevel(element: Element): Level {
    const { level, source, names, typed } = this.resolve(element);
    if (typed && level !== 'hidden') return 'masked';
    if (level === 'shown') return 'shown';
    if (source !== null || level === 'hidden' || this.policy.base === 'nothing') return level;
    return names ? 'shown' : 'masked';
  }

  /** What may be known of a field's name: placeholder and label belong to the form, not to the customer. */
  fieldNameLevel(field: Element): Level {
    const { level, source } = this.resolve(field);
    if (source !== null || level === 'hidden') return level;
    return this.policy.base === 'labels' ? 'shown' : 'masked';
  }

  /** A value is shown only by a rule on the field itself, and never for the kinds that are never shown. PRIV-5 */
  valueLevel(field: Element): Level {
    rememberPassword(field, field.getAttribute('type'));
    const { level } = this.resolve(field);
    if (level === 'hidden') return 'hidden';
    if (level !== 'shown' || this.rules.on(field) !== 'shown') return 'masked';
    return isNeverShown(field) ? 'masked' : 'shown';
  }

  /**
   * The part that a rule masks or hides around an element, if any: from where in it the customer points, or what there is open, it
   * could be read what they choose. PRIV-12
   */
  veil(element: Element): Element | null {
    const { level, source } = this.resolve(element);
    return level === 'shown' ? null : source;
  }

  /** A frame that is taken out of the page takes its document along: what came from there stays bound by the frame. PRIV-6 */
  private above(element: Element, below: readonly Element[]): Element | null {
    const above = elementAbove(element);
    const { parentNode } = element;
    if (!parentNode || !isDocument(parentNode)) return above;
    if (above) this.frames.set(parentNode, above);
    const frame = above ?? this.frames.get(parentNode);
    return frame && !below.includes(frame) ? frame : null; // a frame may be put into what was its own document
  }

  private inherit(parent: Resolved, element: Element): Resolved {
    const from = this.bound(parent, element);
    if (from.level === 'hidden') return from;
    const own = this.rules.on(element);
    const names = namesSomething(element, () => this.errorIds(element)) ?? from.names;
    const typed = own !== 'shown' && (from.typed || isEditor(element));
    return own === null ? { ...from, names, typed } : { level: own, source: element, names, typed };
  }

  /** What an element has from above: where it stands, where it was taken from, and the slot in which it is drawn. */
  private bound(parent: Resolved, element: Element): Resolved {
    let from = parent;
    const taken = this.takenOut.of(element);
    if (taken && from.level !== 'hidden')
      from = { ...from, level: taken.level, source: taken.byRule ? element : null, names: false };
    const drawnIn = this.slotOf(element);
    const slot = drawnIn && this.resolve(drawnIn);
    if (slot && slot.source && slot.source !== from.source && stricter(slot.level, from.level) !== from.level)
      from = { ...from, level: slot.level, source: slot.source };
    return from;
  }

  /** The slot in which a node is drawn; a closed root keeps it to itself. */
  private slotOf(node: Element | Text): Element | null {
    const host = node.parentElement;
    const slots = host && this.closedRoot(host)?.querySelectorAll('slot');
    return slots ? ([...slots].find((slot) => slot.assignedNodes().includes(node)) ?? null) : node.assignedSlot;
  }

  /** The slot's own part may be stricter than the place from which the text comes. */
  private slottedLevel(slot: Element): Level {
    const { level, source } = this.resolve(slot);
    return source ? level : 'shown';
  }

  private errorIds(element: Element): ReadonlySet<string> {
    const root = element.getRootNode() as Document | ShadowRoot;
    let ids = this.errors.get(root);
    if (!ids) this.errors.set(root, (ids = 'querySelectorAll' in root ? fieldErrorIds(root) : new Set()));
    return ids;
  }
}

function isEditor(element: Element): boolean {
  if (!element.parentElement && element.ownerDocument.designMode === 'on') return true;
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  return /^(textbox|searchbox)$/.test(element.getAttribute('role') ?? '');
}
