// `npm run scenes` plays all scenes, `npm run scenes -- 1 3` picks some; ends with `N passed, N failed`.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';
import { report, runJest, runScript } from '../support/run-step.mjs';

register();
const { ensureChromium } = await import('../support/ensure-chromium.ts');

const numberOf = (file) => Number.parseInt(file, 10);
const scenes = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((file) => file.endsWith('.scene.ts'))
  .sort();
const wanted = process.argv.slice(2).map(numberOf);
const picked = wanted.length === 0 ? scenes : scenes.filter((file) => wanted.includes(numberOf(file)));
if (picked.length === 0) {
  console.error(`There is no such scene. There are: ${scenes.map(numberOf).join(', ')}.`);
  process.exit(1);
}
const browser = ensureChromium();
if (!browser.ok) {
  console.error(browser.words);
  process.exit(1);
}

for (const [words, script] of [
  ['The widget builds', 'widget/build.mjs'],
  ['The controls for Dynamics 365 build', 'crm-control/build.mjs'],
]) {
  const { failed } = await report(words, () => runScript(script));
  if (failed > 0) process.exit(1);
}
const total = { passed: 0, failed: 0 };
for (const file of picked) {
  const words = `Scene ${file.replace('.scene.ts', '').replace(/-/g, ' ').replace(/^0/, '')}`;
  const { passed, failed } = await report(words, () => runJest(['scenes'], '--runTestsByPath', `test/scenes/${file}`));
  total.passed += passed;
  total.failed += failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
