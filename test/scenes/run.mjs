// `npm run scenes` plays all scenes, `npm run scenes -- 1 3` picks some; ends with `N passed, N failed`.
// `--browser firefox` gives the customer another browser, in the scenes that are played in several.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';
import { report, runJest, runScript } from '../support/run/run-step.mjs';

register();
const { BROWSER_NAMES, ensureBrowser } = await import('../support/browser/ensure-browser.ts');

function stop(words, code = 1) {
  console.error(words);
  process.exit(code);
}

const here = fileURLToPath(new URL('.', import.meta.url));
const numberOf = (file) => Number.parseInt(file, 10);
const scenes = readdirSync(here)
  .filter((file) => file.endsWith('.scene.ts'))
  .sort();
const { positionals, values } = parseArgs({ allowPositionals: true, options: { browser: { type: 'string' } } });
const { browser = 'chromium' } = values;
if (!BROWSER_NAMES.includes(browser)) stop(`There is no browser "${browser}". There are: ${BROWSER_NAMES.join(', ')}.`);
const inSeveral = scenes.filter((file) => readFileSync(`${here}${file}`, 'utf8').includes('browsersToPlayIn'));
const there = browser === 'chromium' ? scenes : inSeveral;
const wanted = positionals.map(numberOf);
const picked = wanted.length === 0 ? there : there.filter((file) => wanted.includes(numberOf(file)));
if (picked.length === 0) stop(`There is no such scene in ${browser}. There are: ${there.map(numberOf).join(', ')}.`);

for (const name of new Set(['chromium', browser])) {
  const found = ensureBrowser(name);
  if (!found.ok && name === 'chromium') stop(found.words);
  if (!found.ok) stop(`Skipped: ${found.words}`, 0);
}
process.env.BESIDE_BROWSERS = browser;

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
