/** A window with its own classes: a frame's elements and events are of the frame's realm, not of ours. */
export type Realm = Window & typeof globalThis;

export function realmOf(node: Node): Realm {
  return (node.ownerDocument?.defaultView ?? window) as Realm;
}

/** Sets a property past what the page has put on the element itself: frameworks keep watch there, and must find that it changed. */
export function setNative(element: Element, property: 'value' | 'checked' | 'selectedIndex', value: unknown): void {
  for (let at: object | null = Object.getPrototypeOf(element); at; at = Object.getPrototypeOf(at)) {
    const set = Object.getOwnPropertyDescriptor(at, property)?.set;
    if (set) return set.call(element, value);
  }
}

/** The windows of this page that it can look into, from `top` down. */
export function windowsWithin(top: Realm): readonly Realm[] {
  const found: Realm[] = [top];
  for (let at = 0; at < top.length; at++) {
    const inner = top[at] as Realm | undefined;
    if (inner && isOpen(inner)) found.push(...windowsWithin(inner));
  }
  return found;
}

function isOpen(inner: Realm): boolean {
  try {
    return inner.document !== null;
  } catch {
    return false; // of another origin
  }
}
