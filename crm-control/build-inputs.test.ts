import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sharedFolders } from './build-inputs.mjs';

const root = path.resolve(__dirname, '..');

function importsBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name) && !entry.parentPath.includes('generated'),
    )
    .flatMap((entry) => [
      ...readFileSync(path.join(entry.parentPath, entry.name), 'utf8').matchAll(/from '(@beside\/[^/']+)/g),
    ])
    .map(([, name]) => name ?? '');
}

test('a control is built again after a change in any package that is compiled into it', () => {
  const folders = sharedFolders(root);
  const compiled = new Set(['crm-control/Cobrowse', 'crm-control/SessionAudit', ...folders].flatMap(importsBelow));
  expect(compiled.size).toBeGreaterThan(3);
  const missing = [...compiled].map((name) => name.replace('@beside/', 'packages/') + '/src');
  expect(missing.filter((folder) => !folders.includes(folder))).toEqual([]);
  expect(folders.filter((folder) => !existsSync(path.join(root, folder)))).toEqual([]);
});
