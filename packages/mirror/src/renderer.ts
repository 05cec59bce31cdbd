import {
  never,
  PageTree,
  subtree,
  type Operation,
  type PageNode,
  type TileReason,
  type TreeNode,
} from '@beside/protocol';
import { allowedAttribute, isTagAllowed } from './allow-list';
import { markEditor } from './editor-mark';
import { setProperty } from './field-state';
import { InnerFrames } from './inner-frames';
import { isLock, type LockedFrame } from './locked-frame';
import { elementAbove, isElement, isHtml, isRoot } from './node-kind';
import { PageStates } from './page-states';
import { Pictures } from './pictures';
import { SelectState } from './select-state';
import { SelectedWords } from './selected-words';
import { StyleScopes } from './style-scopes';
import { drawTile } from './tile';
import { TopLayer } from './top-layer';
import type { ViewAssets } from './view-assets';

type Space = 'html' | 'svg' | 'math';
const NAMESPACES: Record<Space, string> = {
  html: 'http://www.w3.org/1999/xhtml',
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
};

/** Draws a page state into a locked frame: checks every operation against the tree first, then repeats it on the DOM. */
export class Renderer {
  readonly tree = new PageTree();
  readonly states: PageStates;
  readonly selection: SelectedWords;
  /** Whether elements are scrolled as the customer scrolls them. */
  following = true;
  private readonly drawn = new Map<number, Node>();
  private readonly ids = new WeakMap<Node, number>();
  private readonly styles: StyleScopes;
  private readonly selects: SelectState;
  private readonly pictures: Pictures;
  private readonly inner: InnerFrames;
  private readonly top: TopLayer;

  constructor(
    private readonly frame: LockedFrame,
    private readonly tileWords: (reason: TileReason) => string,
    private readonly assets: ViewAssets,
  ) {
    const page = frame.document;
    page.documentElement.remove();
    this.remember(this.tree.root.id, page);
    this.pictures = new Pictures(frame, assets);
    this.inner = new InnerFrames(page, (id, drawn) => this.redrawn(id, drawn));
    this.top = new TopLayer(page);
    const nodeOf = (id: number) => this.drawn.get(id);
    this.states = new PageStates(page, nodeOf);
    this.selection = new SelectedWords(nodeOf);
    this.styles = new StyleScopes(page, this.inner, assets, (element) => this.pictures.restyled(element));
    this.selects = new SelectState((element, name) => {
      const id = this.ids.get(element);
      return id !== undefined && (this.tree.get(id)?.attributes.has(name) ?? false);
    });
  }

  /** `false` when an operation does not fit: the page state can no longer be trusted. */
  apply(operations: readonly Operation[]): boolean {
    for (const operation of operations) {
      const gone = operation.kind === 'remove' ? this.below(operation.id) : [];
      if (operation.kind === 'remove' || operation.kind === 'move') this.selects.touch(this.drawn.get(operation.id));
      if (!this.tree.apply(operation)) return false;
      this.draw(operation, gone);
    }
    this.inner.flush();
    this.styles.flush();
    this.selects.flush();
    this.top.flush();
    this.states.flush();
    this.selection.flush();
    return true;
  }

  /** Scrolls what was scrolled before there was a layout to scroll in. */
  scrollAll(): void {
    for (const { id, scrollLeft, scrollTop } of subtree(this.tree.root)) {
      if (scrollLeft || scrollTop) this.scroll(id, scrollLeft, scrollTop);
    }
  }

  /** Scrolls an element to where the customer has it. */
  scrollBack(element: Element): void {
    const id = this.ids.get(element);
    const entry = id === undefined ? undefined : this.tree.get(id);
    if (entry) this.scroll(entry.id, entry.scrollLeft, entry.scrollTop);
  }

  /** The view goes: what it was drawn with may be dropped. */
  close(): void {
    this.assets.close();
  }

  nodeOf(id: number): Node | undefined {
    return this.drawn.get(id);
  }

  /** The id of a drawn node, or of the nearest one above it. */
  idOf(node: Node | null): number | null {
    for (let at = node; at; at = elementAbove(at, this.frame.document)) {
      const id = this.ids.get(at);
      if (id !== undefined) return id;
    }
    return null;
  }

  /** The id of this very node; `null` when it is none of the page's. */
  idHere(node: Node): number | null {
    return this.ids.get(node) ?? null;
  }

  private draw(operation: Operation, gone: readonly number[]): void {
    switch (operation.kind) {
      case 'insert':
        for (let i = 0; i < operation.nodes.length; i++) this.create(operation.firstId + i);
        // Backwards: each one stands before its next sibling, which must be there already.
        for (let i = operation.nodes.length - 1; i >= 0; i--) this.place(operation.firstId + i);
        return;
      case 'remove':
        this.detach(operation.id);
        for (const id of gone) this.forget(id);
        return;
      case 'move':
        return this.place(operation.id);
      case 'attribute':
        return this.setAttribute(operation.id, operation.name, operation.value);
      case 'text': {
        const node = this.drawn.get(operation.id);
        if (node) node.nodeValue = operation.text;
        return;
      }
      case 'style':
        return this.styles.replace(operation.id, operation.css);
      case 'scroll':
        return this.following ? this.scroll(operation.id, operation.left, operation.top) : undefined;
      default:
        return never(operation);
    }
  }

  private scroll(id: number, left: number, top: number): void {
    const node = this.drawn.get(id);
    if (isElement(node)) node.scrollTo({ left, top, behavior: 'instant' });
  }

  private create(id: number): void {
    const entry = this.tree.get(id);
    if (!entry?.node) return;
    this.remember(id, this.toDom(entry, entry.node));
    if (entry.node.kind !== 'element') return;
    for (const { name, value } of entry.node.attributes) this.setAttribute(id, name, value);
  }

  private toDom(entry: TreeNode, node: PageNode): Node {
    const page = this.frame.document;
    switch (node.kind) {
      case 'text':
        return page.createTextNode(node.text);
      case 'element':
        if (node.space === 'html' && node.tag === 'iframe')
          return this.inner.element(entry.id) ?? page.createElement('beside-void');
        return isTagAllowed(node.space, node.tag)
          ? page.createElementNS(NAMESPACES[node.space], node.tag)
          : page.createElement('beside-void');
      case 'style':
        return this.styles.add(entry.id, node.css, node.media);
      case 'tile':
        return drawTile(page, node, this.tileWords(node.reason));
      case 'shadow':
        return this.attachShadow(entry) ?? page.createElement('beside-void');
      case 'frame':
        return this.inner.open(entry.id, entry.parent?.id ?? 0, node.quirks) ?? page.createElement('beside-void');
      default:
        return never(node);
    }
  }

  private attachShadow(entry: TreeNode): ShadowRoot | null {
    const host = entry.parent && this.drawn.get(entry.parent.id);
    if (!isElement(host) || host.shadowRoot) return null;
    try {
      return host.attachShadow({ mode: 'open' });
    } catch {
      return null; // not every element may be a host
    }
  }

  /** Puts the drawn node where the tree has it. */
  private place(id: number): void {
    const entry = this.tree.get(id);
    const node = this.drawn.get(id);
    const parent = entry?.parent && this.drawn.get(entry.parent.id);
    if (!entry || !node || !parent || isRoot(node)) return;
    try {
      parent.insertBefore(node, this.nextDrawn(entry, parent));
    } catch {
      return; // a second root element, a text at the document: the tree has it, the DOM cannot
    }
    this.styles.moved();
    this.top.moved();
    this.selects.touch(node);
  }

  private nextDrawn(entry: TreeNode, parent: Node): Node | null {
    for (let next = entry.next; next; next = next.next) {
      const drawn = this.drawn.get(next.id);
      if (drawn?.parentNode === parent) return drawn;
    }
    return null;
  }

  private detach(id: number): void {
    const node = this.drawn.get(id);
    if (node && isRoot(node)) node.replaceChildren();
    else node?.parentNode?.removeChild(node);
  }

  private setAttribute(id: number, name: string, value: string | null): void {
    const element = this.drawn.get(id);
    const node = this.tree.get(id)?.node;
    if (!isElement(element) || node?.kind !== 'element' || (isHtml(element, 'iframe') && isLock(name))) return;
    if (name.startsWith('.')) this.selects.touch(element);
    if (name.startsWith('.')) return setProperty(element, name.slice(1), value);
    if (name === '@top') return this.top.set(element, value);
    if (name === '@masked') return void element.toggleAttribute('data-beside-masked', value !== null);
    if (name === '@asset' || name === '@size') return this.pictures.set(element, name, value);
    if (name === 'contenteditable') return markEditor(element, value);
    if (name === 'style') return this.styles.setInline(element, value);
    const allowed = value === null ? null : allowedAttribute(node.space, name, value);
    if (allowed === null) element.removeAttribute(name);
    else element.setAttribute(name, allowed);
  }

  /** A frame has a new document: what was drawn stands in it, but is scrolled to its beginning. */
  private redrawn(id: number, drawn: Document): void {
    this.remember(id, drawn);
    this.styles.moved();
    const top = this.tree.get(id);
    for (const { id: below, scrollLeft, scrollTop } of top ? subtree(top) : []) {
      const node = this.drawn.get(below);
      if (isElement(node) && (scrollLeft || scrollTop)) node.scrollTo(scrollLeft, scrollTop);
    }
  }

  private below(id: number): number[] {
    const top = this.tree.get(id);
    return top ? [...subtree(top)].map((node) => node.id) : [];
  }

  private remember(id: number, node: Node): void {
    this.drawn.set(id, node);
    this.ids.set(node, id);
  }

  private forget(id: number): void {
    const node = this.drawn.get(id);
    if (isElement(node)) this.top.forget(node);
    this.drawn.delete(id);
    this.inner.forget(id);
    this.styles.remove(id);
    if (!isElement(node)) return;
    this.styles.forgetInline(node);
    this.pictures.forget(node);
  }
}
