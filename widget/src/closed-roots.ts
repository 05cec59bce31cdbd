import { HOST_TAG } from './overlay/shell';

/**
 * Sees closed shadow roots being made, as nobody can find them later; so it must run before the page's own code does. The page
 * gets what the browser gives it. Beside's own root is not remembered.
 * @returns the closed root of a host, where one was seen
 */
export function seeClosedRoots(): (host: Element) => ShadowRoot | null {
  const roots = new WeakMap<Element, ShadowRoot>();
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (...init) {
    const root = attachShadow.apply(this, init);
    if (root.mode === 'closed' && this.localName !== HOST_TAG) roots.set(this, root);
    return root;
  };
  return (host) => roots.get(host) ?? null;
}
