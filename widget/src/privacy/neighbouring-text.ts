import { isElement, isHtml, isText } from './node-kind';

/** Elements that run on in a line: what stands in two of them side by side reads as one. */
const INLINE = new Set(
  'abbr b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** Nothing of the kind that is looked for is longer, in characters and in nodes. */
const REACH_CHARACTERS = 80;
const REACH_NODES = 80;
/** With the white space of an indented source between them. */
const REACH_SPACED = 4 * REACH_CHARACTERS;
/** In these no text stands directly. */
const HOLDS_NO_TEXT = new Set('table thead tbody tfoot tr ul ol dl select html head'.split(' '));

/** What is written directly before and after a text in its block; `null` when it stands alone. */
export function textAround(text: Text): { readonly before: string; readonly after: string } | null {
  if (!text.previousSibling && !text.nextSibling && !isInline(text.parentNode)) return null;
  let before = '';
  for (const { data } of textsFrom(text, 'previous')) before = data.slice(-REACH_SPACED) + before;
  let after = '';
  for (const { data } of textsFrom(text, 'next')) after += data.slice(0, REACH_SPACED);
  return before === '' && after === '' ? null : { before, after };
}

/** The texts that may read otherwise when `changed` (a text, or an element that got other children) has changed. PRIV-11 */
export function* textsAffectedBy(changed: Node): Generator<Text> {
  if (isElement(changed) && HOLDS_NO_TEXT.has(changed.localName)) return;
  if (isText(changed) || isInline(changed)) {
    yield* realTexts(textsFrom(changed, 'previous'));
    yield* realTexts(textsFrom(changed, 'next'));
  }
  if (!isText(changed)) yield* textsIn(changed);
}

interface Piece {
  readonly data: string;
  readonly text: Text | null;
}

function* realTexts(pieces: Iterable<Piece>): Generator<Text> {
  for (const { text } of pieces) if (text) yield text;
}

function* textsIn(parent: Node): Generator<Text> {
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (isText(child)) yield child;
    else if (isInline(child)) yield* textsIn(child);
  }
}

/** Texts from a node on, in one direction, to the end of the block or of the reach; a line break reads as a space. */
function* textsFrom(start: Node, direction: 'previous' | 'next'): Generator<Piece> {
  const sibling = direction === 'next' ? 'nextSibling' : 'previousSibling';
  const inner = direction === 'next' ? 'firstChild' : 'lastChild';
  let characters = 0;
  let at: Node = start;
  for (let nodes = 0; nodes < REACH_NODES && characters < REACH_CHARACTERS; nodes++) {
    let beside: Node | null = at[sibling];
    while (!beside) {
      const { parentNode } = at;
      if (!parentNode || !isInline(parentNode)) return;
      at = parentNode;
      beside = at[sibling];
    }
    at = beside;
    while (isInline(at) && at[inner]) at = at[inner];
    if (isText(at)) {
      characters += at.data.trim().length;
      yield { data: at.data, text: at };
    } else if (isElement(at) && !isInline(at)) {
      if (!isHtml(at, 'br')) return;
      yield { data: ' ', text: null };
    }
  }
}

function isInline(node: Node | null): boolean {
  return node !== null && isElement(node) && INLINE.has(node.localName);
}
