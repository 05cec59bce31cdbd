import { elementAbove, isElement } from './node-kind';

/** What the customer's side says of one moment; ids may name what is not drawn yet, or no longer. */
export interface StatesNow {
  readonly hover: number | null;
  readonly active: number | null;
  readonly focus: number | null;
  readonly focusVisible: boolean;
  readonly target: number | null;
}

/**
 * States that a browser gives by itself and that a frame which nobody touches never has: drawn as attributes, which the page's
 * selectors are rewritten to ask for. @see withStateAttributes
 */
export class PageStates {
  private now: StatesNow | null = null;
  private marked = new Map<Element, Set<string>>();

  constructor(
    private readonly page: Document,
    private readonly nodeOf: (id: number) => Node | undefined,
  ) {}

  show(now: StatesNow): void {
    this.now = now;
    this.flush();
  }

  /** Nodes may have moved: what is around them has the state with them. */
  flush(): void {
    const { now } = this;
    if (!now) return;
    const wanted = new Map<Element, Set<string>>();
    const mark = (element: Element | null, name: string) => {
      if (element) wanted.set(element, (wanted.get(element) ?? new Set()).add(name));
    };
    const markAll = (id: number | null, name: string) => {
      for (let at = this.element(id); at; at = elementAbove(at, this.page)) mark(at, name);
    };
    markAll(now.hover, 'hover');
    markAll(now.active, 'active');
    markAll(now.focus, 'focus-within');
    mark(this.element(now.focus), 'focus');
    if (now.focusVisible) mark(this.element(now.focus), 'focus-visible');
    mark(this.element(now.target), 'target');
    for (const [element, names] of this.marked)
      for (const name of names) if (!wanted.get(element)?.has(name)) element.removeAttribute(`data-beside-${name}`);
    for (const [element, names] of wanted) for (const name of names) element.setAttribute(`data-beside-${name}`, '');
    this.marked = wanted;
  }

  private element(id: number | null): Element | null {
    const node = id === null ? undefined : this.nodeOf(id);
    return isElement(node) && node.isConnected ? node : null;
  }
}
