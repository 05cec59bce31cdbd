// What a built control is made of, beside its own folder: the desks' shared one, and every package of this repository among the dependencies.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param root of the repository
 * @returns folders from there, in order
 */
export function sharedFolders(root) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'crm-control/package.json'), 'utf8'));
  const packages = Object.keys(dependencies)
    .filter((name) => name.startsWith('@beside/'))
    .map((name) => `packages/${name.slice('@beside/'.length)}/src`);
  return ['crm-control/desk', ...packages.sort()];
}
