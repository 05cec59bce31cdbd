import type { TreeNode } from '@beside/protocol';
import { Differences, type DifferenceReport } from './differences';

/**
 * The page state that was followed change by change against the one of a capture that starts now: whoever joins now must see what
 * the others see. Ids differ between epochs, so what counts is structure, content, attributes and scroll places.
 */
export function compareTrees(followed: TreeNode, fresh: TreeNode): DifferenceReport {
  const found = new Differences();
  const pairs: (readonly [TreeNode, TreeNode])[] = [[followed, fresh]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [old, now] = pair;
    compareNodes(old, now, found);
    const [before, after] = [childrenOf(old), childrenOf(now)];
    if (before.length !== after.length)
      found.add(`${pathOf(now)}: ${before.length} children were followed, ${after.length} are there`);
    before.slice(0, after.length).forEach((child, at) => {
      const other = after[at] as TreeNode;
      if (child.kind === other.kind && (child.kind !== 'element' || child.content === other.content))
        pairs.push([child, other]);
      else found.add(`${pathOf(other)}: followed as ${nameOf(child)}`);
    });
  }
  return found;
}

function compareNodes(old: TreeNode, now: TreeNode, found: Differences): void {
  if (old.content !== now.content)
    found.add(`${pathOf(now)}: followed as ${quote(old.content)}, is ${quote(now.content)}`);
  for (const name of new Set([...old.attributes.keys(), ...now.attributes.keys()])) {
    const [was, is] = [old.attributes.get(name), now.attributes.get(name)];
    if (was !== is) found.add(`${pathOf(now)} [${name}]: followed as ${quote(was)}, is ${quote(is)}`);
  }
  if (old.scrollLeft !== now.scrollLeft || old.scrollTop !== now.scrollTop)
    found.add(
      `${pathOf(now)}: followed at ${old.scrollLeft},${old.scrollTop}, is scrolled to ${now.scrollLeft},${now.scrollTop}`,
    );
}

export function childrenOf(parent: TreeNode): TreeNode[] {
  const children: TreeNode[] = [];
  for (let child = parent.first; child; child = child.next) children.push(child);
  return children;
}

/** Where a node stands, as a person would say it: `body > main > p`. */
export function pathOf(node: TreeNode): string {
  const names: string[] = [];
  for (let at: TreeNode | null = node; at?.parent && names.length < 6; at = at.parent) names.unshift(nameOf(at));
  return names.join(' > ') || 'document';
}

function nameOf(node: TreeNode): string {
  if (node.kind !== 'element') return node.kind;
  const id = node.attributes.get('id');
  return node.content.replace(/^html:/, '') + (id ? `#${id}` : '');
}

export function quote(text: string | undefined): string {
  if (text === undefined) return 'nothing';
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
