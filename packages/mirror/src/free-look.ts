import { deepestAt } from './frame-box';
import { elementAbove } from './node-kind';
import { scrolls } from './scroll-parts';
import { share } from './stand';

/** Which part of the page's length is looked at, in fractions from its top. */
export interface Reach {
  readonly top: number;
  readonly bottom: number;
}

/** Scrolls what is under a point of the mirrored page as a wheel would; gives the element that moved, `null` for the page itself. */
export function scrollUnder(page: Document, x: number, y: number, left: number, top: number): Element | null {
  for (let at = deepestAt(page, x, y); at; at = elementAbove(at, page)) {
    if (at === page.documentElement || !scrolls(at)) continue;
    const before = [at.scrollLeft, at.scrollTop];
    at.scrollBy({ left, top, behavior: 'instant' });
    if (at.scrollLeft !== before[0] || at.scrollTop !== before[1]) return at;
  }
  page.defaultView?.scrollBy({ left, top, behavior: 'instant' });
  return null;
}

/** @param from, to px of the mirrored window that are seen */
export function reachOf(page: Document, scrollY: number, from: number, to: number): Reach {
  const length = Math.max(1, page.documentElement?.scrollHeight ?? 1);
  return { top: share(scrollY + from, length), bottom: share(scrollY + to, length) };
}
