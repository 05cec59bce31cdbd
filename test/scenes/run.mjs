// `npm run scenes` runs all scenes, `npm run scenes -- 1 3` picks some; ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const wanted = process.argv.slice(2).filter((word) => /^\d+[a-z]?$/.test(word)).map((word) => Number.parseInt(word, 10));
const scenes = readdirSync(`${root}test/scenes`).filter((file) => file.endsWith('.scene.ts'));
const picked = wanted.length === 0 ? scenes : scenes.filter((file) => wanted.includes(Number.parseInt(file, 10)));
if (picked.length === 0) {
  console.error(`There is no such scene. There are: ${scenes.map((file) => Number.parseInt(file, 10)).join(', ')}.`);
  process.exit(1);
}
for (const script of ['widget/build.mjs', 'crm-control/build.mjs']) {
  const built = spawnSync(process.execPath, [script], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
}
const report = `${root}test/.artifacts/scenes.json`;
mkdirSync(`${root}test/.artifacts`, { recursive: true });
const files = picked.map((file) => `test/scenes/${file}`);
spawnSync(
  process.execPath,
  [`${root}node_modules/jest/bin/jest.js`, '--selectProjects', 'scenes', '--runInBand', '--forceExit', '--json', '--outputFile', report, '--runTestsByPath', ...files],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
process.exit(numFailedTests > 0 || numPassedTests === 0 ? 1 : 0);
