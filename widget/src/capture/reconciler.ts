import { MAX_OPERATIONS, PageTree, subtree, type Operation, type PageNode, type TreeNode } from '@beside/protocol';
import { attributesOf, disclose, textOf, type DisclosedOperation } from '../privacy/disclose';
import type { PageObject } from '../privacy/page-object';
import type { Disclosed } from '../privacy/disclosed';
import type { Lens } from '../privacy/lens';
import { textsAffectedBy } from '../privacy/neighbouring-text';
import { isDocument, isNode, isShadowRoot, isText } from '../privacy/node-kind';
import { gather, type Gatherer, type Run } from './gather';
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
  /** Of a parent whose children are new: those that the time did not reach. A change of the parent's makes it void. */
  private readonly rest = new Map<PageObject, Run>();
  private readonly selves = new Set<PageObject>();
  private readonly orphans = new Set<number>();
  private readonly fresh = new Set<PageObject>();
  private out: DisclosedOperation[] = [];
  private slice: Pick<Gatherer, 'isTimeUp'> & { readonly cautious: boolean } = { isTimeUp: () => true, cautious: true };
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
    this.again(parent, this.children.get(parent) ?? 0);
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
    this.slice = { isTimeUp, cautious };
    if (this.changed) this.lens.refresh();
    this.changed = false;
    while (!this.idle && this.out.length < MAX_OPERATIONS / 2 && !isTimeUp()) {
      const [self] = this.selves;
      const [parent] = this.children;
      if (parent) this.reconcileChildren(parent[0], parent[1]);
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

  private reconcileChildren(parent: PageObject, deferrals: number): void {
    const run = this.rest.get(parent);
    this.children.delete(parent);
    this.rest.delete(parent);
    const parentId = this.ids.of(parent);
    const sent = parentId === undefined ? undefined : this.tree.get(parentId);
    if (!sent || sent.kind === 'text' || sent.kind === 'style') return;
    if (run) return void this.insert(sent, parent, run);
    const wanted = sent.kind === 'tile' ? [] : this.source.childrenOf(parent);
    const { from, to, first, end } = this.difference(sent, wanted);
    const stale = this.takeAway(
      parent,
      first,
      end,
      new Set(wanted.slice(from, to).map((object) => this.ids.of(object))),
    );
    let before = end?.id ?? 0;
    let added: PageObject[] = [];
    const insertAdded = () => {
      if (added.length > 0) before = this.insert(sent, parent, { objects: added.reverse(), at: 0, before }) ?? before;
      added = [];
    };
    for (let at = to - 1; at >= from; at--) {
      const object = wanted[at] as PageObject;
      const id = this.ids.of(object);
      const child = id === undefined ? undefined : this.tree.get(id);
      if (id === undefined || !child) {
        added.push(object);
        continue;
      }
      insertAdded();
      this.orphans.delete(id);
      if (child.parent !== sent || idOfNext(child, stale) !== before) {
        if (!this.move(id, sent.id, before)) {
          if (deferrals >= MAX_DEFERRALS) this.remove(child); // it is inserted anew on the next look
          if (!this.tree.get(sent.id)) return; // it stood in what is gone: a frame may be put into its own document
          this.again(parent, deferrals + 1);
          continue;
        }
      }
      before = id;
    }
    insertAdded();
  }

  /** What lies between the children that are as they were, at the start and at the end: most changes are small. */
  private difference(sent: TreeNode, wanted: readonly PageObject[]) {
    let [from, to] = [0, wanted.length];
    let first = sent.first;
    for (; first && from < to && this.ids.of(wanted[from] as PageObject) === first.id; first = first.next, from++)
      this.orphans.delete(first.id);
    let end: TreeNode | null = null;
    for (let last = sent.last; first && from < to && last; last = last.previous, to--) {
      if (this.ids.of(wanted[to - 1] as PageObject) !== last.id) break;
      this.orphans.delete(last.id);
      end = last;
      if (last === first) first = null;
    }
    return { from, to, first: first === end ? null : first, end };
  }

  /** Removes what is gone from `first` up to `end`; what stands elsewhere in the page now waits to be moved there. */
  private takeAway(
    parent: PageObject,
    first: TreeNode | null,
    end: TreeNode | null,
    wanted: ReadonlySet<number | undefined>,
  ): ReadonlySet<TreeNode> {
    const waiting = new Set<TreeNode>();
    for (
      let child = first, next = child?.next ?? null;
      child && child !== end;
      child = next, next = child?.next ?? null
    ) {
      if (wanted.has(child.id)) continue;
      const object = this.ids.objectOf(child.id);
      if (object && isNode(object) && object.isConnected && this.source.parentOf(object) !== parent) {
        this.orphans.add(child.id);
        waiting.add(child);
      } else this.remove(child);
    }
    return waiting;
  }

  /** Inserts a run as far as time reaches; gives the id of what now stands first in it. */
  private insert(sent: TreeNode, parent: PageObject, run: Run): number | null {
    const { source, ids, lens } = this;
    const { cautious, isTimeUp } = this.slice;
    const room = { depth: sent.depth, nodes: this.tree.size };
    const { objects, nodes, at, unfinished } = gather(run, room, { source, ids, lens, fresh: cautious, isTimeUp });
    if (at < run.objects.length) this.putOff(parent, { ...run, at });
    if (objects.length === 0) return null;
    const given = objects.map((object) => ids.give(object));
    const firstId = given[0] as number;
    this.emit({ kind: 'insert', parent: sent.id, before: run.before, firstId, nodes });
    for (const object of objects) {
      if (isShadowRoot(object) || isDocument(object)) this.onRoot(object);
      if (cautious && isNode(object)) this.fresh.add(object);
    }
    for (const [inner, rest] of unfinished) {
      this.children.set(inner, 0);
      if (rest) this.rest.set(inner, rest);
    }
    return firstId;
  }

  private putOff(parent: PageObject, run: Run): void {
    if (this.children.has(parent)) return void this.rest.delete(parent); // more than one thing is open: compared anew
    this.children.set(parent, 0);
    this.rest.set(parent, run);
  }

  private again(parent: PageObject, deferrals: number): void {
    this.rest.delete(parent);
    this.children.set(parent, deferrals);
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
        this.rest.delete(object);
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
