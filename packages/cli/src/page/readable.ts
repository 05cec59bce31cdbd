import type { TreeNode } from '@beside/protocol';
import { childrenOf } from './compare-trees';
import { wordsOf, type DisclosedPage } from './disclosed-page';
import { isRendered, ownWords } from './real-page';

/** What tells an agent where the customer is: labels, buttons, headings. */
const NAMING = [
  'label, legend, summary, caption, th:not([scope="row"])',
  'button, [role="button"], input[type="submit"], input[type="button"], input[type="reset"]',
  'h1, h2, h3, h4, h5, h6, [role="heading"]',
].join();

export interface Readable {
  /** Labels, buttons and headings with words that a person can see. */
  readonly total: number;
  /** Those whose words all reach the viewer. */
  readonly kept: number;
  /** The first ones that do not, in words of the page. */
  readonly lost: readonly string[];
}

const LOST_IN_WORDS = 10;
/** What the page's own makers have closed is not lost: a greeting by name, a heading with an account. */
const CLOSED_ON_PURPOSE = '[data-beside~="mask" i], [data-beside~="hide" i]';

/** A mirror full of bars is private and useless: how much of what names things can still be read. */
export function readableShare(disclosed: DisclosedPage, elements: Iterable<Element>): Readable {
  let total = 0;
  let kept = 0;
  const lost: string[] = [];
  for (const element of elements) {
    if (!element.matches(NAMING) || isClosed(element) || !isRendered(element)) continue;
    const words = nameOf(element);
    if (words === '') continue;
    total += 1;
    const node = disclosed.nodeOf(element);
    if (node && sentWords(node) === words) kept += 1;
    else if (lost.length < LOST_IN_WORDS) lost.push(words.slice(0, 60));
  }
  return { total, kept, lost };
}

function isClosed(element: Element): boolean {
  return element.closest(CLOSED_ON_PURPOSE) !== null || element.querySelector(CLOSED_ON_PURPOSE) !== null;
}

function nameOf(element: Element): string {
  return squeeze(element instanceof HTMLInputElement ? element.value : wordsOn(element));
}

function wordsOn(element: Element): string {
  const inner = [...element.children].filter(({ localName }) => carriesWords(localName));
  return ownWords(element) + inner.map(wordsOn).join('');
}

function sentWords(top: TreeNode): string {
  return squeeze(top.attributes.get('.value') ?? wordsBelow(top));
}

/** Its own words and then, in order, those of every element in it; a shadow root is no part of what stands in an element. */
function wordsBelow(node: TreeNode): string {
  const inner = childrenOf(node).filter(({ kind, content }) => kind === 'element' && carriesWords(tagOf(content)));
  return wordsOf(node) + inner.map(wordsBelow).join('');
}

function tagOf(content: string): string {
  return content.slice(content.indexOf(':') + 1);
}

/** A field inside a label has a value of its own; code and icons say nothing. */
function carriesWords(tag: string): boolean {
  return !/^(script|style|template|noscript|textarea|select|option|optgroup|output|svg|title|desc|text|tspan)$/.test(
    tag,
  );
}

function squeeze(words: string): string {
  return words.replace(/\s+/g, '');
}
