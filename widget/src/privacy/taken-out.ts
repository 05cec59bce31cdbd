import { stricter, type Level } from './level';
import { hostOf, isElement, isText } from './node-kind';

/** What a node was when it was taken out of a part that is not shown. */
export interface Taken {
  readonly level: Exclude<Level, 'shown'>;
  /** A rule said so; otherwise it was the company's base, and what names something in it is still shown. */
  readonly byRule: boolean;
  /** Back in it, the node is what it is there. */
  readonly from: Node;
}

/** Remembers nodes that were taken out of masked and hidden parts: wherever they are put, they stay what they were. PRIV-6 */
export class TakenOut {
  private readonly taken = new WeakMap<Node, Taken>();
  /** Nothing is bound yet in most pages; then only removals matter. */
  private isUsed = false;

  /**
   * Reads the removals among `records`. What was taken out of something that was itself taken out is found a round later: rounds go
   * on until nothing becomes tighter. Gives the nodes that are bound otherwise than before: also one that stands where it stood.
   */
  note(
    records: readonly MutationRecord[],
    beginRound: () => (parent: Element) => Omit<Taken, 'from'> | null,
  ): ReadonlySet<Node> {
    const bound = new Set<Node>();
    const changes = records.filter(({ type }) => type === 'childList');
    for (let isNews = changes.some(({ removedNodes }) => removedNodes.length > 0) || this.isUsed; isNews;) {
      const now = beginRound();
      isNews = changes.map((record) => this.noteOne(record, now, bound)).includes(true);
    }
    return bound;
  }

  /** How the node is bound where it stands now, if at all. */
  of(node: Node): Taken | null {
    const taken = this.taken.get(node);
    return taken && node.parentNode !== taken.from ? taken : null;
  }

  private noteOne(
    { target, removedNodes, addedNodes, previousSibling }: MutationRecord,
    now: (parent: Element) => Omit<Taken, 'from'> | null,
    bound: Set<Node>,
  ): boolean {
    const parent = isElement(target) ? target : hostOf(target);
    const level = parent && removedNodes.length > 0 ? now(parent) : null;
    let isNews = false;
    const bind = (node: Node, taken: Taken | null | undefined) => {
      if (!taken || !this.bind(node, taken)) return;
      isNews = true;
      bound.add(node);
    };
    for (const node of removedNodes) {
      bind(node, level && { ...level, from: target });
      // `normalize` writes what a text held into the one before it.
      if (isText(node) && previousSibling && isText(previousSibling)) bind(previousSibling, this.taken.get(node));
    }
    // `splitText` makes a new text out of the end of the one before it.
    for (const node of addedNodes)
      if (isText(node) && previousSibling && isText(previousSibling)) bind(node, this.of(previousSibling));
    return isNews;
  }

  private bind(node: Node, taken: Taken): boolean {
    const before = this.taken.get(node);
    if (before && !isTighter(taken, before)) return false;
    this.taken.set(node, taken);
    this.isUsed = true;
    return true;
  }
}

function isTighter(now: Taken, before: Taken): boolean {
  return stricter(now.level, before.level) !== before.level || (now.byRule && !before.byRule);
}
