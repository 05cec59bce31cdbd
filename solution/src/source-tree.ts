import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Files by their path below one folder, with slashes, in order of the code units of that path. */
export type SourceTree = ReadonlyMap<string, Uint8Array>;

export function readSourceTree(folder: string): SourceTree {
  const walk = (below: string): readonly string[] =>
    readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
      const file = path.posix.join(below, entry.name);
      return entry.isDirectory() ? walk(file) : [file];
    });
  return new Map(inOrder(walk('')).map((file) => [file, new Uint8Array(readFileSync(path.join(folder, file)))]));
}

/** The files that match, in the tree's order. */
export function filesOf(tree: SourceTree, matching: RegExp): readonly string[] {
  return [...tree.keys()].filter((file) => matching.test(file));
}

/** The text of a file; throws when the tree has none of that name. */
export function textOf(tree: SourceTree, file: string): string {
  const bytes = tree.get(file);
  if (!bytes) throw new Error(`The solution has no file ${file}.`);
  return new TextDecoder().decode(bytes);
}

/** By code units: the same on every machine, whatever language it speaks. */
export function inOrder(names: Iterable<string>): readonly string[] {
  return [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
