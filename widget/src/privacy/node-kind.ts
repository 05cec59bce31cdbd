const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
const MATH = 'http://www.w3.org/1998/Math/MathML';

/*
 * What a node is, asked of the node itself. `instanceof` fails open here: a node that was made in another document (a frame) and
 * moved into this one keeps that document's classes.
 */

export function isNode(object: object): object is Node {
  return 'nodeType' in object;
}

export function isElement(object: object): object is Element {
  return 'nodeType' in object && object.nodeType === 1;
}

export function isText(object: object): object is Text {
  return 'nodeType' in object && (object.nodeType === 3 || object.nodeType === 4);
}

export function isShadowRoot(object: object): object is ShadowRoot {
  return 'nodeType' in object && object.nodeType === 11 && 'host' in object;
}

export function isDocument(object: object): object is Document {
  return 'nodeType' in object && object.nodeType === 9;
}

export function isHtml<K extends keyof HTMLElementTagNameMap>(
  element: Element,
  ...tags: readonly K[]
): element is HTMLElementTagNameMap[K] {
  return element.namespaceURI === HTML && (tags as readonly string[]).includes(element.localName);
}

/** The element in which a node stands, also out of a shadow root and out of a frame. */
export function elementAbove(node: Node): Element | null {
  const { parentNode } = node;
  return !parentNode || isElement(parentNode) ? parentNode : hostOf(parentNode);
}

/** The element that a shadow root or a frame's document belongs to; of the page's own document, whatever it is in: none. */
export function hostOf(root: Node): Element | null {
  if (isShadowRoot(root)) return root.host;
  return isDocument(root) && root !== document ? (root.defaultView?.frameElement ?? null) : null;
}

/** The document inside a frame, where the browser lets its page look in: of the same origin, and not sandboxed away. */
export function innerDocument(element: Element): Document | null {
  return isHtml(element, 'iframe') ? element.contentDocument : null;
}

/** The vocabulary an element belongs to; `null` for one that no browser draws. */
export function spaceOf(element: Element): 'html' | 'svg' | 'math' | null {
  switch (element.namespaceURI) {
    case HTML:
      return 'html';
    case SVG:
      return 'svg';
    case MATH:
      return 'math';
    default:
      return null;
  }
}
