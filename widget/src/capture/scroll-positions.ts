import { discloseScroll, type DisclosedOperation } from '../privacy/disclose';
import type { Lens } from '../privacy/lens';
import type { Reconciler } from './reconciler';

/** Parts of tables and of running text; should a page let one scroll all the same, its next scroll tells. */
const NEVER_SCROLLED = new Set(
  'td th tr tbody thead tfoot col colgroup option optgroup span b i em strong a br path g'.split(' '),
);

/** Where elements are scrolled to, as viewers have it; the document's own place is the viewport. */
export class ScrollPositions {
  private readonly scrolled = new Set<Element>();

  constructor(
    private readonly reconciler: Reconciler,
    private readonly lens: Lens,
  ) {}

  get idle(): boolean {
    return this.scrolled.size === 0;
  }

  note(element: Element): void {
    this.scrolled.add(element);
  }

  /** Notes an element that is scrolled already: asking makes the browser lay out, so it comes after the picture. */
  read(element: Element): void {
    if (!NEVER_SCROLLED.has(element.localName) && isScrolled(element)) this.note(element);
  }

  /** @param isWhole the snapshot is: before, an element that has no id yet may still get one */
  take(isWhole: boolean): readonly DisclosedOperation[] {
    const operations: DisclosedOperation[] = [];
    const { ids, tree } = this.reconciler;
    for (const element of this.scrolled) {
      const id = ids.of(element);
      const node = id === undefined ? undefined : tree.get(id);
      if (!node && !isWhole) continue;
      this.scrolled.delete(element);
      const operation = node?.kind === 'element' ? discloseScroll(node.id, element, this.lens) : null;
      if (operation?.kind === 'scroll' && tree.apply(operation)) operations.push(operation);
    }
    return operations;
  }
}

function isScrolled(element: Element): boolean {
  if (element === element.ownerDocument.scrollingElement && element.ownerDocument.defaultView === window) return false;
  return element.scrollTop > 0 || element.scrollLeft > 0;
}
