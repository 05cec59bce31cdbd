import { subtree, type PageTree, type TreeNode } from '@beside/protocol';
import type { Run } from './probe';

/** Which node of a captured page state stands for which element of the page, both ways. */
export class DisclosedPage {
  private readonly nodes = new Map<Element, TreeNode>();
  private readonly elements = new Map<number, Element>();

  constructor(
    readonly tree: PageTree,
    run: Run,
  ) {
    for (const node of subtree(tree.root)) {
      if (node.kind === 'text' || node.kind === 'shadow' || node.kind === 'document') continue;
      const element = run.elementOf(node.id);
      if (!element) continue;
      this.nodes.set(element, node);
      this.elements.set(node.id, element);
    }
  }

  nodeOf(element: Element): TreeNode | undefined {
    return this.nodes.get(element);
  }

  /** Pairs of an element and the node it is drawn as. */
  get pairs(): Iterable<[Element, TreeNode]> {
    return this.nodes;
  }
}

/** The words that stand directly in a node. */
export function wordsOf(node: TreeNode): string {
  let words = '';
  for (let child = node.first; child; child = child.next) if (child.kind === 'text') words += child.content;
  return words;
}
