import type { AdoptedSheet, PageObject } from '../privacy/page-object';
import { hostOf, innerDocument, isElement, isHtml, isNode, isText } from '../privacy/node-kind';

/** The page as capture walks it: shadow root first, then children, then adopted sheets; a frame has its document. */
export class PageSource {
  private readonly places = new WeakMap<CSSStyleSheet, Map<Document | ShadowRoot, AdoptedSheet>>();

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
    for (let child = object.firstChild; child; child = child.nextSibling) if (this.isPart(child)) children.push(child);
    if (object.nodeType !== 9) children.push(...this.adopted(adopting));
    return children;
  }

  /** Where a sheet stands in the picture: its own element, or each root that has adopted it. */
  placesOf(sheet: CSSStyleSheet): Iterable<PageObject> {
    const { ownerNode } = sheet;
    return ownerNode && isElement(ownerNode) ? [ownerNode] : (this.places.get(sheet)?.values() ?? []);
  }

  /** The sheets of a root in their order; of one that it has adopted twice the last place counts. */
  private adopted(root: Partial<DocumentOrShadowRoot>): Iterable<AdoptedSheet> {
    const found = new Set<AdoptedSheet>();
    for (const sheet of root.adoptedStyleSheets ?? []) {
      const place = this.placeIn(root as Document | ShadowRoot, sheet);
      found.delete(place);
      found.add(place);
    }
    return found;
  }

  private placeIn(root: Document | ShadowRoot, sheet: CSSStyleSheet): AdoptedSheet {
    let places = this.places.get(sheet);
    if (!places) this.places.set(sheet, (places = new Map()));
    let place = places.get(root);
    if (!place) places.set(root, (place = { root, sheet }));
    return place;
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
