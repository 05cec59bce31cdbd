import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../..');

/** What is made, not written. */
const MADE = new Set(['node_modules', 'dist', 'out', 'generated', 'coverage']);

export interface TreeFile {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every written file below the given places whose path matches, in order. */
export function treeFiles(places: readonly string[], matching: RegExp): readonly TreeFile[] {
  return places
    .flatMap(walk)
    .filter((file) => matching.test(file))
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

function walk(place: string): readonly string[] {
  return readdirSync(path.join(ROOT, place), { withFileTypes: true }).flatMap((entry) => {
    if (MADE.has(entry.name) || entry.name.startsWith('.')) return [];
    const file = path.posix.join(place, entry.name);
    return entry.isDirectory() ? walk(file) : [file];
  });
}
