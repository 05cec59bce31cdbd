import { isElement, isHtml } from './node-kind';

/**
 * What is chosen in a select. A browser chooses by itself whenever options come and go, so the choice is made anew at the end of
 * every patch.
 */
export class SelectState {
  private readonly touched = new Set<HTMLSelectElement>();
  /** Options that stand outside a select: they keep their own state. */
  private readonly loose = new Set<HTMLOptionElement>();

  constructor(
    /** Whether the page state gives this element the property. */
    private readonly has: (element: Element, name: '.selected' | '.cleared') => boolean,
  ) {}

  /** Something changed at or below this node. */
  touch(node: Node | undefined): void {
    const element = isElement(node) ? node : (node?.parentElement ?? null);
    const select = element?.closest('select');
    if (select) this.touched.add(select);
    else if (isHtml(element, 'option')) this.loose.add(element);
  }

  flush(): void {
    for (const select of this.touched) {
      for (const option of select.options) option.selected = this.has(option, '.selected');
      if (this.has(select, '.cleared')) select.selectedIndex = -1;
    }
    for (const option of this.loose) if (!option.closest('select')) option.selected = this.has(option, '.selected');
    this.touched.clear();
    this.loose.clear();
  }
}
