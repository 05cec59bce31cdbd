import { isHtml } from '../privacy/node-kind';
import { upFrom } from './flat-tree';

/** What a press on an element would do by itself, without any script: submit a form, empty it, or lead away. */
export type WayOut =
  | { readonly kind: 'submit' | 'reset'; readonly form: HTMLFormElement | null }
  | { readonly kind: 'link'; readonly url: URL | null; readonly here: boolean };

/** The way out that a press on `element` takes, also from within a button, through a label or a slot. CTRL-6 */
export function wayOut(element: Element): WayOut | null {
  for (const at of upFrom(element)) {
    const way = ownWayOut(at);
    if (way) return way;
    if (isHtml(at, 'label') && at.control && at.control !== element) return ownWayOut(at.control);
    if (isHtml(at, 'iframe')) return null;
  }
  return null;
}

function ownWayOut(element: Element): WayOut | null {
  if (isHtml(element, 'button', 'input')) {
    if (element.type === 'image') return { kind: 'submit', form: element.form };
    if (element.type === 'submit') return element.form ? { kind: 'submit', form: element.form } : null;
    if (element.type === 'reset') return element.form ? { kind: 'reset', form: element.form } : null;
    return null;
  }
  const isLink = element.localName === 'a' || isHtml(element, 'area');
  const href = isLink ? (element.getAttribute('href') ?? element.getAttributeNS(XLINK, 'href')) : null;
  if (href === null) return null;
  const target = element.getAttribute('target')?.toLowerCase() ?? '';
  const here = !element.hasAttribute('download') && (target === '' || target === '_self');
  return { kind: 'link', url: urlOf(href, element.baseURI), here };
}

/** Whether a URL is a place within the page that is open: nothing is left for it. */
export function isSamePage(url: URL, page: Location | URL): boolean {
  if (url.origin !== page.origin || url.pathname !== page.pathname || url.search !== page.search) return false;
  return !isRoute(url.hash);
}

/** Some sites keep their pages behind the `#`. */
export function isRoute(hash: string): boolean {
  return /^#(!|\/)/.test(hash);
}

const XLINK = 'http://www.w3.org/1999/xlink';

function urlOf(href: string, base: string): URL | null {
  return URL.canParse(href, base) ? new URL(href, base) : null;
}
