import { subtree, type PageTree, type TileReason } from '@beside/protocol';

/** How often each reason stands in place of something on the page. */
export function notShown(tree: PageTree): ReadonlyMap<TileReason, number> {
  const counts = new Map<TileReason, number>();
  for (const { node } of subtree(tree.root))
    if (node?.kind === 'tile') counts.set(node.reason, (counts.get(node.reason) ?? 0) + 1);
  return counts;
}
