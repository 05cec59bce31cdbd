// Puts what is deployed into functions/dist: the API's bundle, the widget's files, and who the companies are.
import { execFileSync } from 'node:child_process';
import { copyFile, cp, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const companies = here('companies.json');

const read = await readFile(companies, 'utf8').catch(() => null);
if (read === null) {
  console.error('companies.json is missing beside stage.mjs. README.md shows one.');
  process.exit(1);
}
JSON.parse(read);
for (const build of ['../../widget/build.mjs', '../build.mjs'])
  execFileSync(process.execPath, [here(build)], { stdio: 'inherit' });
await cp(here('../../widget/dist'), here('../dist/widget'), { recursive: true });
await copyFile(companies, here('../dist/companies.json'));
