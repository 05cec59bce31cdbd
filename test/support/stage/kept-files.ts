import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder, with what it holds. */
export function keptFiles(folder: string): readonly { readonly name: string; readonly content: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return { name: path.relative(folder, file), content: readFileSync(file) };
    });
}
