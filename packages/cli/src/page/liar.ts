import {
  encode,
  MAX_ATTRIBUTES,
  MAX_OPERATIONS,
  pageMessage,
  PageTree,
  type InsertedNode,
  type Operation,
  type PageMessage,
} from '@beside/protocol';

/** Runs in a page of its own: a sender that lies. What it says is well-formed; nothing of it has been filtered. */
export interface Liar {
  /** One document's parcels as they would leave: everything at once, and the same again piece by piece. Latin-1. */
  parcels(html: string): readonly string[];
}

declare global {
  interface Window {
    besideLiar?: Liar;
  }
}

const SVG = 'http://www.w3.org/2000/svg';
const MATH = 'http://www.w3.org/1998/Math/MathML';
/** Deeper than any mirror draws: it must refuse, not fall over. */
const MAX_LEVEL = 600;
const VIEWPORT = { width: 380, height: 280, scrollX: 0, scrollY: 0 } as const;

window.besideLiar ??= {
  parcels: (html) => {
    const nodes = flatten(parseInertly(html));
    return [snapshotOf(nodes), pieces(nodes)].map((messages) => latin1(encode(pageMessage, messages)));
  },
};

/** A document without a window: nothing in it runs or loads. Declarative shadow roots are made where the browser knows them. */
function parseInertly(html: string): Document {
  const parse = (Document as unknown as { parseHTMLUnsafe?: (text: string) => Document }).parseHTMLUnsafe;
  return parse ? parse.call(Document, html) : new DOMParser().parseFromString(html, 'text/html');
}

/** The document in preorder, as the wire has it; what stands in a template stands in the page. */
function flatten(page: Document): InsertedNode[] {
  const out: InsertedNode[] = [];
  const left: { readonly node: Node; readonly level: number }[] = [{ node: page.documentElement, level: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, level } = next;
    const made = level > MAX_LEVEL ? [] : wireNodes(node);
    for (const one of made) out.push({ level, node: one });
    const last = made.at(-1)?.kind;
    if (last !== 'element' && last !== 'shadow') continue;
    left.push(
      ...childrenOf(node)
        .map((child) => ({ node: child, level: level + 1 }))
        .reverse(),
    );
  }
  return out;
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [...plain(Node, 'childNodes', node)];
  if (node instanceof HTMLTemplateElement) children.push(...plain(Node, 'childNodes', node.content));
  const root = node instanceof Element ? plain(Element, 'shadowRoot', node) : null;
  return root ? [root, ...children] : children;
}

/** A style element is told twice: as a sheet, and as an element that holds words. */
function wireNodes(node: Node): InsertedNode['node'][] {
  if (node instanceof Text) return [{ kind: 'text', text: node.data }];
  if (node instanceof ShadowRoot) return [{ kind: 'shadow' }];
  if (!(node instanceof Element)) return [];
  const [uri, tag] = [plain(Element, 'namespaceURI', node), plain(Element, 'localName', node)];
  const space = uri === SVG ? 'svg' : uri === MATH ? 'math' : 'html';
  const attributes = [...plain(Element, 'attributes', node)]
    .slice(0, MAX_ATTRIBUTES - 1)
    .map(({ name, value }) => ({ name, value }));
  const value = attributes.find(({ name }) => name === 'value');
  if (value) attributes.push({ name: '.value', value: value.value });
  const element = { kind: 'element', tag, space, attributes } as const;
  if (tag !== 'style') return [element];
  const css = [...plain(Node, 'childNodes', node)].map((child) => (child instanceof Text ? child.data : '')).join('');
  return [{ kind: 'style', css, media: '' }, element];
}

/** A property as the platform has it: a form's own fields stand before it (`<input name="childNodes">`). */
function plain<T extends Node, K extends keyof T>(type: { readonly prototype: T }, name: K, node: T): T[K] {
  return Object.getOwnPropertyDescriptor(type.prototype, name)?.get?.call(node) as T[K];
}

function snapshotOf(nodes: readonly InsertedNode[]): PageMessage[] {
  const snapshot: PageMessage = {
    kind: 'snapshot',
    ...VIEWPORT,
    title: 'liar',
    origin: 'http://evil.test',
    language: 'en',
    direction: 'ltr',
    quirks: false,
    dark: false,
    nodes: nodes.length,
  };
  const operations = insertions(nodes, 1, 2);
  // The mirror shows nothing whose hash is wrong; a lying sender can count.
  const tree = new PageTree();
  for (const operation of operations) tree.apply(operation);
  return [snapshot, { kind: 'patch', operations }, { kind: 'complete', hash: tree.hash }];
}

/** The same document again below the first one's root, each element bare, its attributes and words one by one afterwards. */
function pieces(nodes: readonly InsertedNode[]): PageMessage[] {
  const first = nodes.length + 2;
  const bare = nodes.map(({ level, node }) => ({
    level,
    node: node.kind === 'element' ? { ...node, attributes: [] } : node.kind === 'text' ? { ...node, text: '' } : node,
  }));
  const operations: Operation[] = insertions(bare, 2, first);
  nodes.forEach(({ node }, at) => {
    const id = first + at;
    if (node.kind === 'text') operations.push({ kind: 'text', id, text: node.text });
    if (node.kind === 'style') operations.push({ kind: 'style', id, css: node.css });
    if (node.kind !== 'element') return;
    for (const { name, value } of node.attributes) operations.push({ kind: 'attribute', id, name, value });
    operations.push({ kind: 'scroll', id, left: 1e6, top: 1e6 });
  });
  const messages: PageMessage[] = [];
  for (let at = 0; at < operations.length; at += MAX_OPERATIONS)
    messages.push({ kind: 'patch', operations: operations.slice(at, at + MAX_OPERATIONS) });
  return messages;
}

/** One insertion when it fits; a longer document is cut off, which no payload needs. */
function insertions(nodes: readonly InsertedNode[], parent: number, firstId: number): Operation[] {
  return [{ kind: 'insert', parent, before: 0, firstId, nodes: nodes.slice(0, MAX_OPERATIONS) }];
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}
