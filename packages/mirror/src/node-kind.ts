/*
 * What a node is, asked of the node itself: some browsers give a node that is adopted by another document that document's classes,
 * others leave it its own, so `instanceof` holds in neither way.
 */

export function isElement(node: Node | null | undefined): node is Element {
  return node?.nodeType === 1;
}

export function isHtml<K extends keyof HTMLElementTagNameMap>(
  node: Node | null | undefined,
  ...tags: readonly K[]
): node is HTMLElementTagNameMap[K] {
  return (
    isElement(node) &&
    node.namespaceURI === 'http://www.w3.org/1999/xhtml' &&
    (tags as readonly string[]).includes(node.localName)
  );
}

/** A shadow root, a document, or what holds a document's nodes until there is one: drawn in no other node. */
export function isRoot(node: Node): node is ShadowRoot | Document | DocumentFragment {
  return node.nodeType === 11 || node.nodeType === 9;
}

/** The element in which a node stands, also out of a shadow root and out of a frame inside `page`. */
export function elementAbove(node: Node, page: Document): Element | null {
  const { parentNode } = node;
  if (!parentNode || isElement(parentNode)) return parentNode;
  if (parentNode.nodeType === 11) return (parentNode as Partial<ShadowRoot>).host ?? null;
  return parentNode === page ? null : ((parentNode as Document).defaultView?.frameElement ?? null);
}
