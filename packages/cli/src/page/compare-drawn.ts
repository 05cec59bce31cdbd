import type { TreeNode } from '@beside/protocol';
import { childrenOf, pathOf, quote } from './compare-trees';
import { Differences, type DifferenceReport } from './differences';

/** Elements of the mirror's own: what they stand for is compared by their place. */
const HOUSE = /^beside-/;
/** What locks a frame inside the mirror. */
const LOCK = /^(sandbox|referrerpolicy|tabindex|aria-hidden)$/;

/** The mirror's document against the disclosed page state, node by node. */
export function compareDrawn(root: TreeNode, page: Document): DifferenceReport {
  const found = new Differences();
  const pairs: (readonly [TreeNode, Node])[] = [[root, page]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [sent, drawn] = pair;
    const wanted = childrenOf(sent);
    const shadow = wanted.find(({ kind }) => kind === 'shadow' || kind === 'frame');
    const root = isElement(drawn) ? (drawn.shadowRoot ?? innerDocument(drawn)) : null;
    if (shadow && root) pairs.push([shadow, root]);
    else if (shadow && !isVoid(drawn)) found.add(`${pathOf(shadow)}: is not drawn`);
    const light = wanted.filter((child) => child !== shadow);
    const there = [...drawn.childNodes].filter((node) => node.nodeType !== Node.DOCUMENT_TYPE_NODE);
    if (light.length !== there.length)
      found.add(`${pathOf(sent)}: ${light.length} children were sent, ${there.length} are drawn`);
    light.slice(0, there.length).forEach((child, at) => {
      const node = there[at] as Node;
      const difference = compareNode(child, node);
      if (difference) found.add(difference);
      else if (child.kind === 'element') pairs.push([child, node]);
    });
  }
  return found;
}

function compareNode(sent: TreeNode, drawn: Node): string | null {
  switch (sent.kind) {
    case 'text':
      return drawn.nodeValue === sent.content
        ? null
        : `${pathOf(sent)}: sent ${quote(sent.content)}, drawn ${quote(drawn.nodeValue ?? undefined)}`;
    case 'element':
      return compareElement(sent, drawn);
    default:
      return isElement(drawn) && HOUSE.test(drawn.localName) ? null : `${pathOf(sent)}: drawn as ${drawn.nodeName}`;
  }
}

function compareElement(sent: TreeNode, drawn: Node): string | null {
  if (!isElement(drawn)) return `${pathOf(sent)}: drawn as ${drawn.nodeName}`;
  if (isVoid(drawn)) return null; // a tag that the mirror does not draw
  const tag = sent.content.slice(sent.content.indexOf(':') + 1);
  if (drawn.localName !== tag) return `${pathOf(sent)}: drawn as ${drawn.localName}`;
  const plain = new Map([...sent.attributes].filter(([name]) => /^[a-z]/i.test(name)));
  for (const { name, value } of drawn.attributes) {
    if (name === 'style' || /^(data-beside-(masked|editor)|srcset|poster)$/.test(name)) continue; // the mirror's own
    if (tag === 'iframe' && LOCK.test(name)) continue;
    // The value of a button is its attribute, however it was set.
    const said = plain.get(name) ?? (name === 'value' ? sent.attributes.get('.value') : undefined);
    if (said === undefined) return `${pathOf(sent)} [${name}]: drawn, was never sent`;
    if (said !== value && name !== 'href' && name !== 'type')
      return `${pathOf(sent)} [${name}]: sent ${quote(said)}, drawn ${quote(value)}`;
  }
  for (const name of ['class', 'id', 'dir', 'hidden', 'disabled']) {
    if (plain.has(name) && !drawn.hasAttribute(name)) return `${pathOf(sent)} [${name}]: is not drawn`;
  }
  return compareState(sent, drawn);
}

function compareState(sent: TreeNode, drawn: Element): string | null {
  const field = drawn as Partial<HTMLInputElement & HTMLOptionElement>;
  const value = sent.attributes.get('.value');
  if (value !== undefined && field.value !== value)
    return `${pathOf(sent)} .value: sent ${quote(value)}, drawn ${quote(field.value)}`;
  for (const name of ['checked', 'indeterminate'] as const) {
    if (field[name] !== undefined && field[name] !== sent.attributes.has(`.${name}`) && !sent.attributes.has(name))
      return `${pathOf(sent)} .${name}: drawn as ${field[name]}`;
  }
  return null;
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function innerDocument(element: Element): Document | null {
  return element.localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument : null;
}

function isVoid(node: Node): boolean {
  return isElement(node) && node.localName === 'beside-void';
}
