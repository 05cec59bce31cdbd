import { elementAbove } from './node-kind';

/** Something of the page that a wheel scrolls, as the customer has it: all in CSS px of the page. */
export interface ScrollPart {
  readonly node: number;
  /** The customer's whole window. */
  readonly isWindow: boolean;
  readonly left: number;
  readonly top: number;
  /** As far as it goes; to the left of its beginning where one reads from the right. */
  readonly leastLeft: number;
  readonly mostLeft: number;
  readonly mostTop: number;
  /** What is seen of it at a time. */
  readonly height: number;
}

/** What scrolls around an element, the innermost first and the window last. */
export function scrollParts(
  from: Element,
  page: Document,
  idOf: (element: Element) => number | null,
): readonly ScrollPart[] {
  const parts: ScrollPart[] = [];
  for (let at: Element | null = from; at; at = elementAbove(at, page)) {
    const node = scrolls(at) ? idOf(at) : null;
    if (node === null) continue;
    const moves = isRootElement(at) ? (at.ownerDocument.scrollingElement ?? at) : at;
    const { scrollLeft: left, scrollTop: top, clientHeight: height } = moves;
    const [wide, mostTop] = [moves.scrollWidth - moves.clientWidth, moves.scrollHeight - height];
    const [leastLeft, mostLeft] = getComputedStyle(moves).direction === 'rtl' ? [-wide, 0] : [0, wide];
    parts.push({ node, isWindow: at === page.documentElement, left, top, leastLeft, mostLeft, mostTop, height });
  }
  return parts;
}

/** Whether a person could scroll it with a wheel. */
export function scrolls(element: Element): boolean {
  const root = isRootElement(element);
  const moves = root ? (element.ownerDocument.scrollingElement ?? element) : element;
  if (moves.scrollHeight <= moves.clientHeight && moves.scrollWidth <= moves.clientWidth) return false;
  const overflow = overflowOf(element);
  if (root)
    return !/hidden|clip/.test(overflow === 'visible visible' ? overflowOf(element.ownerDocument.body) : overflow);
  return /auto|scroll/.test(overflow) && !lendsItsOverflow(element);
}

/** A body's overflow is the window's, unless the root has one of its own. */
function lendsItsOverflow(element: Element): boolean {
  const { documentElement, body } = element.ownerDocument;
  return element === body && overflowOf(documentElement) === 'visible visible';
}

function isRootElement(element: Element): boolean {
  return element === element.ownerDocument.documentElement;
}

function overflowOf(element: Element | null): string {
  if (!element) return 'visible visible';
  const { overflowX, overflowY } = getComputedStyle(element);
  return `${overflowX} ${overflowY}`;
}
