import { MAX_DEPTH } from '../limits';
import type { Operation, PageNode } from './page';
import { PageTree, subtree } from './tree';

const element = (tag = 'p'): PageNode => ({ kind: 'element', tag, space: 'html', attributes: [] });
const insert = (parent: number, before: number, firstId: number, ...levels: number[]): Operation => ({
  kind: 'insert',
  parent,
  before,
  firstId,
  nodes: levels.map((level) => ({ level, node: element() })),
});

function order(tree: PageTree): number[] {
  return [...subtree(tree.root)].map((node) => node.id);
}

test('[WIRE-5] inserts a forest in preorder, moves and removes it', () => {
  const tree = new PageTree();
  expect(tree.apply(insert(1, 0, 2, 0, 1, 2, 1, 0))).toBe(true);
  expect(order(tree)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(tree.apply({ kind: 'move', id: 6, parent: 2, before: 5 })).toBe(true);
  expect(order(tree)).toEqual([1, 2, 3, 4, 6, 5]);
  expect(tree.apply({ kind: 'remove', id: 3 })).toBe(true);
  expect(order(tree)).toEqual([1, 2, 6, 5]);
  expect(tree.size).toBe(3);
});

test('[WIRE-5] an operation that does not fit changes nothing', () => {
  const tree = new PageTree();
  tree.apply(insert(1, 0, 2, 0, 1, 1));
  const { hash } = tree;
  const misfits: Operation[] = [
    insert(99, 0, 50, 0),
    insert(1, 3, 50, 0),
    insert(1, 0, 2, 0),
    insert(1, 0, 1, 0),
    insert(1, 0, 50, 1),
    insert(1, 0, 50, 0, 2),
    { kind: 'remove', id: 1 },
    { kind: 'remove', id: 99 },
    { kind: 'move', id: 2, parent: 3, before: 0 },
    { kind: 'move', id: 2, parent: 2, before: 0 },
    { kind: 'move', id: 3, parent: 2, before: 3 },
    { kind: 'move', id: 1, parent: 2, before: 0 },
    { kind: 'text', id: 2, text: 'x' },
    { kind: 'attribute', id: 99, name: 'a', value: '' },
    { kind: 'scroll', id: 1, left: 0, top: 0 },
  ];
  for (const misfit of misfits) expect(tree.apply(misfit)).toBe(false);
  expect(tree.hash).toBe(hash);
  expect(order(tree)).toEqual([1, 2, 3, 4]);
});

test('[WIRE-3] no tree grows deeper than the bound', () => {
  const tree = new PageTree();
  expect(tree.apply(insert(1, 0, 2, ...Array.from({ length: MAX_DEPTH }, (_, i) => i)))).toBe(true);
  expect(tree.apply(insert(MAX_DEPTH + 1, 0, 5_000, 0))).toBe(false);
  tree.apply(insert(1, 0, 9_000, 0));
  expect(tree.apply({ kind: 'move', id: 2, parent: 9_000, before: 0 })).toBe(false);
});

test('[WIRE-12] the hash depends on the state alone, not on the way there', () => {
  const a = new PageTree();
  a.apply(insert(1, 0, 2, 0, 0, 0));
  a.apply({ kind: 'attribute', id: 2, name: 'x', value: '1' });
  a.apply({ kind: 'attribute', id: 2, name: 'y', value: '2' });
  const b = new PageTree();
  b.apply(insert(1, 0, 4, 0));
  b.apply(insert(1, 4, 2, 0));
  expect(b.hash).not.toBe(a.hash);
  b.apply({ kind: 'attribute', id: 2, name: 'y', value: '2' });
  b.apply({ kind: 'attribute', id: 2, name: 'x', value: '1' });
  b.apply(insert(1, 4, 3, 0, 1));
  b.apply({ kind: 'remove', id: 4 });
  b.apply({ kind: 'move', id: 3, parent: 1, before: 2 });
  b.apply(insert(1, 0, 40, 0));
  b.apply({ kind: 'remove', id: 40 });
  const c = new PageTree();
  c.apply(insert(1, 0, 3, 0, 1));
  expect(c.apply({ kind: 'remove', id: 4 })).toBe(true);
  c.apply(insert(1, 0, 2, 0));
  c.apply({ kind: 'attribute', id: 2, name: 'x', value: '1' });
  c.apply({ kind: 'attribute', id: 2, name: 'y', value: '2' });
  expect(c.hash).not.toBe(a.hash);
  a.apply({ kind: 'remove', id: 4 });
  a.apply({ kind: 'move', id: 2, parent: 1, before: 0 });
  expect(a.hash).toBe(c.hash);
});
