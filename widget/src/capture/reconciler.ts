import { MAX_OPERATIONS, PageTree, subtree, type TreeNode } from '@beside/protocol';
import { attributesOf, disclose, textOf, type DisclosedOperation, type PageObject } from '../privacy/disclose';
import type { Disclosed } from '../privacy/disclosed';
import type { Lens } from '../privacy/lens';
import type { PageNode, Operation } from '@beside/protocol';
import { textsAffectedBy } from '../privacy/neighbouring-text';
import { isDocument, isNode, isShadowRoot, isText } from '../privacy/node-kind';
import { NodeIds } from './node-ids';
import type { PageSource } from './page-source';

/** A parent is put aside this often while the ones above it are not done. */
const MAX_DEFERRALS = 8;

/**
 * Makes what was sent equal to what may be known of the page: one queue of parents whose children, and one of nodes whose own
 * state, must be compared. A snapshot is the same work from an empty state, so both can be done in slices.
 */
export class Reconciler {
  readonly tree = new PageTree();
  readonly ids: NodeIds;
  private readonly children = new Map<PageObject, number>();
  private readonly selves = new Set<PageObject>();
  private readonly orphans = new Set<number>();
  private readonly fresh = new Set<PageObject>();
  private out: DisclosedOperation[] = [];
  /** Something changed since the last look: what was resolved before may not hold any more. */
  private changed = true;

  constructor(
    private readonly source: PageSource,
    private readonly lens: Lens,
    private readonly onRoot: (root: ShadowRoot | Document) => void,
  ) {
    this.ids = new NodeIds(source.page);
    this.childrenChanged(source.page);
  }

  get idle(): boolean {
    return this.children.size === 0 && this.selves.size === 0 && this.orphans.size === 0;
  }

  get hasFresh(): boolean {
    return this.fresh.size > 0;
  }

  childrenChanged(parent: PageObject): void {
    this.changed = true;
    if (this.ids.of(parent) === undefined) return;
    this.children.set(parent, this.children.get(parent) ?? 0);
    this.neighboursChanged(parent);
  }

  selfChanged(object: PageObject): void {
    this.changed = true;
    if (this.ids.of(object) !== undefined) {
      this.selves.add(object);
      if (isText(object)) this.neighboursChanged(object);
    } else if (isNode(object)) this.parentChanged(object); // left out so far: it may be part of the picture now
  }

  /** Everything below must be looked at again: a rule may speak of it otherwise than before. */
  subtreeChanged(top: Node): void {
    this.changed = true;
    const id = this.ids.of(top);
    const node = id === undefined ? undefined : this.tree.get(id);
    if (!node) return this.parentChanged(top);
    for (const below of subtree(node)) {
      const object = this.ids.objectOf(below.id);
      if (!object) continue;
      this.selves.add(object);
      if (below.kind !== 'text' && below.kind !== 'style') this.childrenChanged(object);
    }
  }

  /** Nodes that have stood for a frame: what their maker says of them now counts. PRIV-6 */
  settleFresh(): void {
    for (const object of this.fresh) this.selves.add(object);
    this.fresh.clear();
  }

  /** Works until `isTimeUp` says so; new nodes are masked when `cautious`. Returns what to send. */
  work(isTimeUp: () => boolean, cautious: boolean): readonly DisclosedOperation[] {
    this.out = [];
    if (this.changed) this.lens.refresh();
    this.changed = false;
    while (!this.idle && this.out.length < MAX_OPERATIONS / 2 && !isTimeUp()) {
      const [self] = this.selves;
      const [parent] = this.children;
      if (parent) this.reconcileChildren(parent[0], parent[1], cautious);
      else if (self) this.reconcileSelf(self);
      else this.removeOrphans();
    }
    return this.out;
  }

  private reconcileSelf(object: PageObject): void {
    this.selves.delete(object);
    const id = this.ids.of(object);
    const sent = id === undefined ? undefined : this.tree.get(id);
    if (id === undefined || !sent) return;
    const node = disclose(object, this.lens, this.fresh.has(object));
    if (!node || !isSameThing(sent, node)) {
      const above = isNode(object) ? this.source.parentOf(object) : null;
      this.remove(sent);
      if (above) this.childrenChanged(above);
      return;
    }
    if (node.kind === 'text' && sent.content !== node.text) this.emit({ kind: 'text', id, text: textOf(node) });
    if (node.kind === 'style' && sent.content !== node.css) this.emit({ kind: 'style', id, css: textOf(node) });
    if (node.kind !== 'element') return;
    this.reconcileAttributes(sent, attributesOf(node));
    if (node.tag === 'iframe') this.childrenChanged(object); // wherever it is put, it has another document
  }

  private reconcileAttributes(sent: TreeNode, now: ReadonlyMap<string, Disclosed<string>>): void {
    for (const name of [...sent.attributes.keys()]) {
      if (!now.has(name)) this.emit({ kind: 'attribute', id: sent.id, name, value: null });
    }
    for (const [name, value] of now) {
      if (sent.attributes.get(name) !== value) this.emit({ kind: 'attribute', id: sent.id, name, value });
    }
  }

  private reconcileChildren(parent: PageObject, deferrals: number, cautious: boolean): void {
    this.children.delete(parent);
    const parentId = this.ids.of(parent);
    const sent = parentId === undefined ? undefined : this.tree.get(parentId);
    if (parentId === undefined || !sent || sent.kind === 'text' || sent.kind === 'style') return;
    const wanted = sent.kind === 'tile' ? [] : this.source.childrenOf(parent);
    const wantedIds = new Set(wanted.map((object) => this.ids.of(object)));
    const stale = new Set(childrenOf(sent).filter((child) => !wantedIds.has(child.id)));
    for (const child of stale) {
      const object = this.ids.objectOf(child.id);
      if (object && isNode(object) && object.isConnected && this.source.parentOf(object) !== parent)
        this.orphans.add(child.id);
      else {
        this.remove(child);
        stale.delete(child);
      }
    }
    let before = 0;
    let added: { object: PageObject; node: Disclosed<PageNode> }[] = [];
    const insertAdded = () => {
      if (added.length > 0) before = this.insert(parentId, before, added, cautious);
      added = [];
    };
    for (const object of [...wanted].reverse()) {
      const id = this.ids.of(object);
      const child = id === undefined ? undefined : this.tree.get(id);
      if (id !== undefined && child) {
        insertAdded();
        this.orphans.delete(id);
        if (child.parent !== sent || idOfNext(child, stale) !== before) {
          if (!this.move(id, parentId, before)) {
            if (deferrals >= MAX_DEFERRALS) this.remove(child); // it is inserted anew on the next look
            if (!this.tree.get(parentId)) return; // it stood in what is gone: a frame may be put into its own document
            this.children.set(parent, deferrals + 1);
            continue;
          }
        }
        before = id;
      } else {
        const node = disclose(object, this.lens, cautious);
        if (node) added.unshift({ object, node });
        if (added.length >= MAX_OPERATIONS) insertAdded();
      }
    }
    insertAdded();
  }

  private insert(
    parent: number,
    before: number,
    added: readonly { object: PageObject; node: Disclosed<PageNode> }[],
    cautious: boolean,
  ): number {
    const ids = added.map(({ object }) => this.ids.give(object));
    const firstId = ids[0] as number;
    this.emit({ kind: 'insert', parent, before, firstId, nodes: added.map(({ node }) => ({ level: 0, node })) });
    for (const { object, node } of added) {
      if (node.kind === 'element' || node.kind === 'shadow' || node.kind === 'frame') this.children.set(object, 0);
      if (isShadowRoot(object) || isDocument(object)) this.onRoot(object);
      if (cautious && isNode(object)) this.fresh.add(object);
    }
    return firstId;
  }

  private move(id: number, parent: number, before: number): boolean {
    const operation = { kind: 'move', id, parent, before } as const;
    const moved = this.tree.get(id);
    if (!moved || !this.tree.apply(operation)) return false;
    this.out.push(operation);
    this.orphans.delete(id);
    for (const below of subtree(moved)) {
      const object = this.ids.objectOf(below.id);
      if (object) this.selves.add(object); // in another place another rule may speak
    }
    return true;
  }

  private remove(node: TreeNode): void {
    for (const gone of subtree(node)) {
      const object = this.ids.objectOf(gone.id);
      if (object) {
        this.children.delete(object);
        this.selves.delete(object);
        this.fresh.delete(object);
      }
      this.orphans.delete(gone.id);
      this.ids.forget(gone.id);
    }
    this.emit({ kind: 'remove', id: node.id });
  }

  private removeOrphans(): void {
    for (const id of [...this.orphans]) {
      const node = this.tree.get(id);
      this.orphans.delete(id);
      if (node) this.remove(node);
    }
  }

  /** A number may stand in several texts: with one of them the others are to be looked at again. PRIV-11 */
  private neighboursChanged(object: PageObject): void {
    if (!isNode(object)) return;
    for (const text of textsAffectedBy(object)) if (this.ids.of(text) !== undefined) this.selves.add(text);
  }

  private parentChanged(node: Node): void {
    const parent = this.source.parentOf(node);
    if (parent) this.childrenChanged(parent);
  }

  private emit(operation: DisclosedOperation): void {
    if (!this.tree.apply(operation as Operation))
      throw new Error(`capture made an operation that does not fit: ${operation.kind}`);
    this.out.push(operation);
  }
}

function childrenOf(parent: TreeNode): TreeNode[] {
  const children: TreeNode[] = [];
  for (let child = parent.first; child; child = child.next) children.push(child);
  return children;
}

function idOfNext(node: TreeNode, stale: ReadonlySet<TreeNode>): number {
  let next = node.next;
  while (next && stale.has(next)) next = next.next;
  return next?.id ?? 0;
}

function isSameThing(sent: TreeNode, node: PageNode): boolean {
  if (sent.kind !== node.kind) return false;
  if (node.kind === 'element') return sent.content === `${node.space}:${node.tag}`;
  return node.kind !== 'tile' || sent.content === `${node.reason} ${node.width} ${node.height}`;
}
