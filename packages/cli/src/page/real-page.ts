/** Elements of the page in document order, inside open shadow roots too; Beside's own left out. */
export function* elementsOf(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (element.localName === 'beside-widget') continue;
    yield element;
    if (element.shadowRoot) yield* elementsOf(element.shadowRoot);
  }
}

/** Whether an element has a box that a person could see. */
export function isRendered(element: Element): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
}

/** The element above, through shadow roots. */
export function aboveOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The words that stand directly in an element. */
export function ownWords(element: Element): string {
  let words = '';
  for (const child of element.childNodes) if (child instanceof Text) words += child.data;
  return words;
}
