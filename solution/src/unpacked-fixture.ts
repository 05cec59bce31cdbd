import path from 'node:path';
import { writtenControls, BUILT_WEB_RESOURCES } from './build-solution';
import { readSourceTree, textOf, type SourceTree } from './source-tree';

const ROOT = path.resolve(__dirname, '../..');

/** For tests: the source as it lies there, and what stands around it. */
export const unpacked = readSourceTree(path.join(ROOT, 'solution/unpacked'));
export const surroundings = { controls: writtenControls(ROOT), builtWebResources: BUILT_WEB_RESOURCES };

/** The source with one thing written otherwise, at its first place; throws where it is not written so. */
export function planted(file: RegExp, is: string, turned: string): SourceTree {
  const [name] = [...unpacked.keys()].filter((one) => file.test(one) && textOf(unpacked, one).includes(is));
  if (name === undefined) throw new Error(`No file ${file} says ${is}.`);
  const text = textOf(unpacked, name).replace(is, turned);
  return new Map([...unpacked, [name, new TextEncoder().encode(text)]]);
}

/** The source without a file. */
export function without(file: RegExp): SourceTree {
  return new Map([...unpacked].filter(([name]) => !file.test(name)));
}
