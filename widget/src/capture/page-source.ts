import type { PageObject } from '../privacy/disclose';
import { isElement, isText } from '../privacy/node-kind';

/** The page as capture walks it: shadow root first, then children, then adopted sheets; Beside's own host left out. */
export class PageSource {
  constructor(
    readonly page: Document,
    private readonly own: Element,
  ) {}

  childrenOf(object: PageObject): readonly PageObject[] {
    if (object instanceof CSSStyleSheet || object instanceof Text) return [];
    const children: PageObject[] = [];
    if (object instanceof Element) {
      if (object instanceof HTMLTextAreaElement) return []; // its text is a value
      if (object.shadowRoot) children.push(object.shadowRoot);
    }
    for (let child = object.firstChild; child; child = child.nextSibling) if (this.isPart(child)) children.push(child);
    if (object instanceof ShadowRoot) children.push(...object.adoptedStyleSheets);
    if (object === this.page.documentElement) children.push(...this.page.adoptedStyleSheets);
    return children;
  }

  isPart(node: Node): boolean {
    return node !== this.own && (isElement(node) || isText(node));
  }

  parentOf(object: Node): Node | null {
    return object instanceof ShadowRoot ? object.host : object.parentNode;
  }
}
