import { VALUE_MASK } from '@beside/protocol';
import { isElement } from './node-kind';

/** Words of the page: places in the text of an element, as its own page counts them. */
export interface WordsBetween {
  readonly node: number;
  readonly start: number;
  readonly end: number;
}

interface Caret {
  readonly text: Text;
  readonly offset: number;
}

/** A drag that begins on one of these does not draw along words. */
const USED_OTHERWISE =
  'a,button,input,select,textarea,summary,[role=button],[role=tab],[role=option],[role=slider],[role^=menuitem]';
/** What the text of the customer's element may hold more of than is drawn. */
const UNKNOWN_TEXT = /^(beside-.+|textarea|iframe)$/;

/**
 * The words between two points of `page`, in the smallest element around both; `null` where there are none, or where it cannot be
 * told how many letters the customer has there: words that are masked have another length.
 */
export function wordsBetween(
  page: Document,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  idOf: (node: Node) => number | null,
): WordsBetween | null {
  const [first, last] = [caretAt(page, from), caretAt(page, to)];
  if (!first || !last || first.text.parentElement?.closest(USED_OTHERWISE)) return null;
  const element = smallestAround(first.text, last.text);
  const node = element && idOf(element);
  if (!element || node === null) return null;
  const places = [placeIn(element, first, idOf), placeIn(element, last, idOf)];
  const [a, b] = places;
  if (a === null || a === undefined || b === null || b === undefined || a === b) return null;
  return { node, start: Math.min(a, b), end: Math.max(a, b) };
}

function smallestAround(first: Text, last: Text): Element | null {
  for (let at = first.parentElement; at; at = at.parentElement) if (at.contains(last)) return at;
  return null;
}

/** How many letters of an element's text come before a caret; `null` when that is not known here. */
function placeIn(element: Element, { text, offset }: Caret, idOf: (node: Node) => number | null): number | null {
  let before = '';
  const walk = element.ownerDocument.createTreeWalker(element, 5 /* elements and texts */);
  for (let at = walk.nextNode(); at; at = walk.nextNode()) {
    if (isElement(at)) {
      if (UNKNOWN_TEXT.test(at.localName)) return null;
    } else if (at === text) {
      return isMasked(before + text.data) || idOf(text) === null ? null : before.length + offset;
    } else if (idOf(at) !== null) before += at.nodeValue ?? '';
  }
  return null;
}

function isMasked(words: string): boolean {
  return words.includes(VALUE_MASK.charAt(0));
}

function caretAt(page: Document, { x, y }: { readonly x: number; readonly y: number }): Caret | null {
  const position = page.caretPositionFromPoint?.(x, y);
  const range = position ? null : (page as Partial<OlderDocument>).caretRangeFromPoint?.(x, y);
  const node = position?.offsetNode ?? range?.startContainer;
  const offset = position?.offset ?? range?.startOffset ?? 0;
  return node?.nodeType === 3 ? { text: node as Text, offset } : null;
}

/** Browsers before `caretPositionFromPoint`. */
interface OlderDocument {
  caretRangeFromPoint(x: number, y: number): Range | null;
}
