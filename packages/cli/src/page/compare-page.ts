import type { TreeNode } from '@beside/protocol';
import { pathOf, quote } from './compare-trees';
import { Differences, type DifferenceReport } from './differences';
import { wordsOf, type DisclosedPage } from './disclosed-page';
import { aboveOf, elementsOf, isRendered, ownWords } from './real-page';

const MASK = '•';
const DATA_LIKE = /\d{4}|[@'"(:]|.{129}/;
/** What a page looks and behaves by; attributes that carry data are the policy's business. */
const COMPARED = ['class', 'id', 'dir', 'lang', 'hidden', 'disabled', 'colspan', 'rowspan', 'open', 'role'];

/** With masking off, what is sent is the page itself: every element that has a box, its words, its state. */
export function comparePage(page: Document, disclosed: DisclosedPage): DifferenceReport {
  const found = new Differences();
  for (const element of elementsOf(page)) {
    if (!isRendered(element)) continue;
    const node = disclosed.nodeOf(element);
    if (!node) {
      if (!isInsideTile(element, disclosed)) found.add(`${describe(element)}: has a box and is not sent`);
      continue;
    }
    if (node.kind === 'element') compareElement(element, node, disclosed, found);
  }
  return found;
}

function compareElement(element: Element, node: TreeNode, disclosed: DisclosedPage, found: Differences): void {
  const above = aboveOf(element);
  const parent = node.parent?.kind === 'shadow' ? node.parent.parent : node.parent;
  if (above && parent !== disclosed.nodeOf(above)) found.add(`${pathOf(node)}: stands elsewhere in the page`);
  for (const name of COMPARED) {
    const [real, sent] = [element.getAttribute(name), node.attributes.get(name) ?? null];
    if (real !== sent && !isWithheld(real ?? '', sent ?? ''))
      found.add(`${pathOf(node)} [${name}]: is ${quote(real ?? undefined)}, sent ${quote(sent ?? undefined)}`);
  }
  const [words, sent] = [ownWords(element), wordsOf(node)];
  // A field's text is its value; what a detector or a rule masks stays masked with masking off.
  if (words !== sent && !sent.includes(MASK) && !(element instanceof HTMLTextAreaElement))
    found.add(`${pathOf(node)}: says ${quote(words)}, sent ${quote(sent)}`);
  compareState(element, node, found);
}

function compareState(element: Element, node: TreeNode, found: Differences): void {
  if (!(element instanceof HTMLInputElement) || node.attributes.has('@masked')) return;
  if (/^(checkbox|radio)$/.test(element.type)) {
    if (element.checked !== node.attributes.has('.checked'))
      found.add(`${pathOf(node)} .checked: is ${element.checked}`);
  } else if (element.value !== node.attributes.get('.value') && !node.attributes.get('.value')?.includes(MASK)) {
    found.add(`${pathOf(node)} .value: is ${quote(element.value)}, sent ${quote(node.attributes.get('.value'))}`);
  }
}

/** Names of the page's making that look like somebody's data (`order-4711002`) stay, whatever the policy; an empty one says nothing. */
function isWithheld(real: string, sent: string): boolean {
  const there = real.split(/\s+/).filter((name) => name !== '');
  const left = sent.split(/\s+/).filter((name) => name !== '');
  return (
    left.every((name) => there.includes(name)) && there.every((name) => left.includes(name) || DATA_LIKE.test(name))
  );
}

function isInsideTile(element: Element, disclosed: DisclosedPage): boolean {
  for (let at = aboveOf(element); at; at = aboveOf(at)) {
    const node = disclosed.nodeOf(at);
    if (node) return node.kind !== 'element';
  }
  return false;
}

function describe(element: Element): string {
  const id = element.id ? `#${element.id}` : '';
  const above = aboveOf(element);
  return `${above ? `${above.localName} > ` : ''}${element.localName}${id}`;
}
