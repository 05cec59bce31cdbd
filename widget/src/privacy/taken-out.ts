import { stricter, type Level } from './level';
import { isElement, isText } from './node-kind';

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

  /** Reads the removals among `records`; what was taken out of something that was taken out itself is found a round later. */
  note(records: readonly MutationRecord[], beginRound: () => (parent: Element) => Omit<Taken, 'from'> | null): void {
    let removals = records.filter(({ removedNodes }) => removedNodes.length > 0);
    for (let before = Infinity; removals.length > 0 && removals.length < before;) {
      const now = beginRound();
      before = removals.length;
      removals = removals.filter((record) => !this.noteOne(record, now));
    }
  }

  /** `normalize` writes what a text held into the one before it. */
  private noteJoin(removed: NodeList, before: Node | null): void {
    for (const node of removed) {
      const taken = this.taken.get(node);
      if (taken && before && isText(node) && isText(before)) this.taken.set(before, taken);
    }
  }

  /** How the node is bound where it stands now, if at all. */
  of(node: Node): Taken | null {
    const taken = this.taken.get(node);
    return taken && node.parentNode !== taken.from ? taken : null;
  }

  private noteOne(
    { target, removedNodes, previousSibling }: MutationRecord,
    now: (parent: Element) => Omit<Taken, 'from'> | null,
  ): boolean {
    const parent = isElement(target) ? target : (target as Partial<ShadowRoot>).host;
    const level = parent ? now(parent) : null;
    if (!level) {
      this.noteJoin(removedNodes, previousSibling);
      return false;
    }
    const taken = { ...level, from: target };
    for (const node of removedNodes) {
      const before = this.taken.get(node);
      if (!before || isTighter(taken, before)) this.taken.set(node, taken);
    }
    return true;
  }
}

function isTighter(now: Taken, before: Taken): boolean {
  return stricter(now.level, before.level) !== before.level || (now.byRule && !before.byRule);
}
