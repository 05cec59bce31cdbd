import type { PageObject } from '../privacy/disclose';
import { hostOf, innerDocument, isElement, isHtml, isNode, isText } from '../privacy/node-kind';

/** The page as capture walks it: shadow root first, then children, then adopted sheets; a frame has its document. */
export class PageSource {
  constructor(
    readonly page: Document,
    /** Beside's own host, which is left out. */
    private readonly own: Element,
    /** Closed shadow roots that somebody has seen being made. */
    private readonly closedRoot: (host: Element) => ShadowRoot | null = () => null,
  ) {}

  childrenOf(object: PageObject): readonly PageObject[] {
    if (!isNode(object) || isText(object)) return [];
    const children: PageObject[] = [];
    let adopting: Partial<DocumentOrShadowRoot> = object as Partial<ShadowRoot>;
    if (isElement(object)) {
      if (isHtml(object, 'textarea')) return []; // its text is a value
      if (isHtml(object, 'iframe')) return [innerDocument(object)].filter((inner) => inner !== null);
      const root = this.rootOf(object);
      if (root) children.push(root);
      if (object === object.ownerDocument.documentElement) adopting = object.ownerDocument;
    }
    for (const child of object.childNodes) if (this.isPart(child)) children.push(child);
    if (object.nodeType !== 9) children.push(...(adopting.adoptedStyleSheets ?? []));
    return children;
  }

  rootOf(host: Element): ShadowRoot | null {
    return host.shadowRoot ?? this.closedRoot(host);
  }

  isPart(node: Node): boolean {
    return node !== this.own && (isElement(node) || isText(node));
  }

  parentOf(object: Node): Node | null {
    return object.parentNode ?? (object === this.page ? null : hostOf(object));
  }
}
