import { elementAbove, isShadowRoot } from '../privacy/node-kind';

/** An element and all it is drawn in: through slots, shadow roots and frames. */
export function* upFrom(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = at.assignedSlot ?? elementAbove(at)) yield at;
}

/** Whether `inner` is drawn within `outer`. */
export function isWithin(inner: Element, outer: Element): boolean {
  for (const at of upFrom(inner)) if (at === outer) return true;
  return false;
}

/** The element that the keyboard is at, in its own document's shadow roots too. */
export function focusedIn(page: Document): Element | null {
  let at = page.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** The shadow roots in which a node stands, from the inside. */
export function* shadowRootsOf(node: Node): Generator<ShadowRoot> {
  for (let root = node.getRootNode(); isShadowRoot(root); root = root.host.getRootNode()) yield root;
}
