import { discloseScroll, type DisclosedOperation } from '../privacy/disclose';
import type { PageObject } from '../privacy/page-object';
import type { Lens } from '../privacy/lens';
import { isElement } from '../privacy/node-kind';
import type { Reconciler } from './reconciler';

/** Elements that are asked where they are scrolled to between two looks at the clock. */
const READ_AT_ONCE = 32;
/** Parts of tables and of running text; should a page let one scroll all the same, its next scroll tells. */
const NEVER_SCROLLED = new Set(
  'td th tr tbody thead tfoot col colgroup option optgroup span b i em strong a br path g'.split(' '),
);

/** Where elements are scrolled to, as viewers have it; the document's own place is the viewport. */
export class ScrollPositions {
  private readonly scrolled = new Set<Element>();
  /** Elements that may be scrolled already. */
  private unread: Iterator<PageObject> | null = null;

  constructor(
    private readonly reconciler: Reconciler,
    private readonly lens: Lens,
  ) {}

  get idle(): boolean {
    return this.scrolled.size === 0 && !this.unread;
  }

  note(element: Element): void {
    this.scrolled.add(element);
  }

  /** Looks at all that is part of the picture: it makes the browser lay out, so it comes after the picture. */
  readAll(): void {
    this.unread = this.reconciler.ids.all()[Symbol.iterator]();
  }

  /** @param isWhole the snapshot is: before, an element that has no id yet may still get one */
  work(isTimeUp: () => boolean, isWhole: boolean): readonly DisclosedOperation[] {
    this.read(isTimeUp);
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

  private read(isTimeUp: () => boolean): void {
    for (let read = 1; this.unread && (read % READ_AT_ONCE !== 0 || !isTimeUp()); read++) {
      const { value, done } = this.unread.next() as IteratorResult<PageObject, undefined>;
      if (done) this.unread = null;
      else if (isElement(value) && !NEVER_SCROLLED.has(value.localName) && isScrolled(value)) this.note(value);
    }
  }
}

function isScrolled(element: Element): boolean {
  if (element === element.ownerDocument.scrollingElement && element.ownerDocument.defaultView === window) return false;
  return element.scrollTop > 0 || element.scrollLeft > 0;
}
