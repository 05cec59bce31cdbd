import { MAX_DEPTH, MAX_NODES } from '../limits';
import { never } from '../never';
import { hashText, MIX_SEED, mix, StateHash } from './hash';
import { ROOT_ID, type Operation, type PageNode } from './page';

/** Shared by all that have none; an element gets its own with the first. */
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map<string, string>();

/** A node in its place. The links are the page's order; `attributes` is kept apart from `node` because it changes. */
export class TreeNode {
  parent: TreeNode | null = null;
  previous: TreeNode | null = null;
  next: TreeNode | null = null;
  first: TreeNode | null = null;
  last: TreeNode | null = null;
  depth = 0;
  scrollLeft = 0;
  scrollTop = 0;
  /** Of an element; nothing else has any. */
  attributes = NO_ATTRIBUTES;

  constructor(
    readonly id: number,
    readonly kind: PageNode['kind'] | 'document',
    /** Space and tag of an element, text of a text, CSS of a style. */
    public content: string,
    readonly node: PageNode | null,
  ) {
    if (node?.kind === 'element' && node.attributes.length > 0)
      this.attributes = new Map(node.attributes.map(({ name, value }) => [name, value]));
  }

  setAttribute(name: string, value: string | null): void {
    const own = new Map(this.attributes);
    if (value === null) own.delete(name);
    else own.set(name, value);
    this.attributes = own;
  }
}

type Insert = Extract<Operation, { kind: 'insert' }>;

/**
 * The page state that both ends keep: the customer's, to know what was sent; the viewer's, to check what comes. Every
 * operation is checked before anything changes; one that does not fit changes nothing. WIRE-5
 */
export class PageTree {
  private readonly nodes = new Map<number, TreeNode>();
  private readonly sum = new StateHash();
  readonly root: TreeNode = new TreeNode(ROOT_ID, 'document', '', null);

  constructor() {
    this.nodes.set(ROOT_ID, this.root);
  }

  get size(): number {
    return this.nodes.size - 1;
  }

  /** The state's hash, 53 bits. WIRE-12 */
  get hash(): number {
    return this.sum.value;
  }

  get(id: number): TreeNode | undefined {
    return this.nodes.get(id);
  }

  /** `false` when the operation does not fit this state: unknown ids, used ids, a cycle, a bound. */
  apply(operation: Operation): boolean {
    switch (operation.kind) {
      case 'insert':
        return this.insert(operation);
      case 'remove':
        return this.remove(operation.id);
      case 'move':
        return this.move(operation.id, operation.parent, operation.before);
      case 'attribute':
        return this.change(operation.id, 'element', (node) => node.setAttribute(operation.name, operation.value));
      case 'text':
        return this.change(operation.id, 'text', (node) => void (node.content = operation.text));
      case 'style':
        return this.change(operation.id, 'style', (node) => void (node.content = operation.css));
      case 'scroll':
        return this.change(operation.id, 'element', (node) => {
          node.scrollLeft = operation.left;
          node.scrollTop = operation.top;
        });
      default:
        return never(operation);
    }
  }

  private insert({ parent: parentId, before: beforeId, firstId, nodes }: Insert): boolean {
    const parent = this.nodes.get(parentId);
    if (!parent || !isParent(parent) || this.size + nodes.length > MAX_NODES) return false;
    const before = this.childBefore(parent, beforeId);
    if (before === undefined || !this.fits(parent, firstId, nodes)) return false;
    const open: TreeNode[] = [];
    nodes.forEach(({ level, node }, index) => {
      const created = new TreeNode(firstId + index, node.kind, contentOf(node), node);
      open.length = level;
      const at = open[level - 1] ?? parent;
      this.nodes.set(created.id, created);
      this.link(created, at, level === 0 ? before : null);
      open.push(created);
    });
    return true;
  }

  private fits(parent: TreeNode, firstId: number, nodes: Insert['nodes']): boolean {
    const open: PageNode[] = [];
    let id = firstId;
    for (const { level, node } of nodes) {
      if (level > open.length || parent.depth + 1 + level > MAX_DEPTH) return false;
      open.length = level;
      const above = open[level - 1];
      if (above && above.kind !== 'element' && above.kind !== 'shadow' && above.kind !== 'frame') return false;
      if (id <= ROOT_ID || this.nodes.has(id)) return false;
      open.push(node);
      id += 1;
    }
    return true;
  }

  private remove(id: number): boolean {
    const node = this.nodes.get(id);
    if (!node || !node.parent) return false;
    for (const gone of subtree(node)) {
      this.nodes.delete(gone.id);
      this.sum.remove(hashOf(gone));
    }
    this.unlink(node, false);
    return true;
  }

  private move(id: number, parentId: number, beforeId: number): boolean {
    const node = this.nodes.get(id);
    const parent = this.nodes.get(parentId);
    if (!node || !node.parent || !parent || !isParent(parent)) return false;
    for (let at: TreeNode | null = parent; at; at = at.parent) if (at === node) return false;
    const before = this.childBefore(parent, beforeId);
    if (before === undefined || before === node) return false;
    const deeper = parent.depth + 1 - node.depth;
    const moved = [...subtree(node)];
    if (deeper > 0 && moved.some((below) => below.depth + deeper > MAX_DEPTH)) return false;
    this.unlink(node, true);
    for (const below of moved) below.depth += deeper;
    this.link(node, parent, before);
    return true;
  }

  private childBefore(parent: TreeNode, beforeId: number): TreeNode | null | undefined {
    if (beforeId === 0) return null;
    const before = this.nodes.get(beforeId);
    return before?.parent === parent ? before : undefined;
  }

  private change(id: number, kind: TreeNode['kind'], edit: (node: TreeNode) => void): boolean {
    const node = this.nodes.get(id);
    if (!node || node.kind !== kind) return false;
    this.rehash(node, () => edit(node));
    return true;
  }

  private link(node: TreeNode, parent: TreeNode, before: TreeNode | null): void {
    const previous = before ? before.previous : parent.last;
    node.parent = parent;
    node.depth = parent.depth + 1;
    node.previous = previous;
    node.next = before;
    if (previous) previous.next = node;
    else parent.first = node;
    if (before) this.rehash(before, () => void (before.previous = node));
    else parent.last = node;
    this.sum.add(hashOf(node));
  }

  private unlink(node: TreeNode, counted: boolean): void {
    const { parent, previous, next } = node;
    if (counted) this.sum.remove(hashOf(node));
    if (previous) previous.next = next;
    else if (parent) parent.first = next;
    if (next) this.rehash(next, () => void (next.previous = previous));
    else if (parent) parent.last = previous;
    node.parent = null;
    node.previous = null;
    node.next = null;
  }

  private rehash(node: TreeNode, edit: () => void): void {
    this.sum.remove(hashOf(node));
    edit();
    this.sum.add(hashOf(node));
  }
}

/** A node and all below it, in preorder, without recursion: a hostile tree may be deep. */
export function* subtree(top: TreeNode): Generator<TreeNode> {
  let node: TreeNode | null = top;
  while (node) {
    const at: TreeNode = node;
    let following: TreeNode | null = at.first;
    for (let up: TreeNode = at; !following && up !== top;) {
      following = up.next;
      if (!following && up.parent) up = up.parent;
      else break;
    }
    yield at;
    node = following;
  }
}

function isParent(node: TreeNode): boolean {
  return node.kind === 'document' || node.kind === 'element' || node.kind === 'shadow' || node.kind === 'frame';
}

function contentOf(node: PageNode): string {
  switch (node.kind) {
    case 'element':
      return `${node.space}:${node.tag}`;
    case 'text':
      return node.text;
    case 'style':
      return node.css;
    case 'tile':
      return `${node.reason} ${node.width} ${node.height}`;
    case 'shadow':
      return '';
    case 'frame':
      return node.quirks ? 'quirks' : '';
    default:
      return never(node);
  }
}

function hashOf({ id, kind, content, attributes, parent, previous, scrollLeft, scrollTop }: TreeNode): number {
  let named = 0;
  for (const [name, value] of attributes) named = (named + hashText(value, hashText(name))) >>> 0;
  let hash = mix(MIX_SEED, id);
  hash = mix(hash, parent ? parent.id : 0);
  hash = mix(hash, previous ? previous.id : 0);
  hash = mix(hash, hashText(content, hashText(kind)));
  hash = mix(hash, named);
  hash = mix(hash, scrollLeft);
  return mix(hash, scrollTop) >>> 0;
}
