import { subtree, type PageTree } from '@beside/protocol';

/** What could not be shown, by reason. */
export function tilesOf(tree: PageTree): Readonly<Record<string, number>> {
  const tiles = new Map<string, number>();
  for (const { node } of subtree(tree.root))
    if (node?.kind === 'tile') tiles.set(node.reason, (tiles.get(node.reason) ?? 0) + 1);
  return Object.fromEntries([...tiles].sort());
}
