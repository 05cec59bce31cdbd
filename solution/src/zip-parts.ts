import { zipSync, type Zippable } from 'fflate';
import { inOrder } from './source-tree';

/** A zip's own first moment, in the local time that its format keeps: the same bytes in every time zone. */
const FIRST_MOMENT = new Date(1980, 0, 1);

/** The parts of a package as one zip: the same parts are the same bytes, on whatever machine and whenever. */
export function zipParts(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const files: Zippable = {};
  for (const name of inOrder(parts.keys())) {
    files[name] = [parts.get(name) ?? new Uint8Array(), { level: 9, mtime: FIRST_MOMENT, os: 0, attrs: 0 }];
  }
  return zipSync(files);
}
