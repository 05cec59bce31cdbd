import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { startCorpus } from '../fixtures/corpus';
import { bundleForPage } from '../support/browser/bundle';
import { launchChromium } from '../support/browser/chromium';

/**
 * `npx tsx test/load/record-patch-sizes.ts`: plays what the bench plays on its pages and writes down how large the changes are that capture
 * makes of it. Of what is in them nothing is kept.
 */
const MOST_OF_ONE_ACT = 40;
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const corpus = await startCorpus({ port: 0 });
const browser = await launchChromium();
const script = await bundleForPage(here('./recording-page.ts'));
const sizes: (readonly [number, number])[] = [];
for (const { name, url, acts } of corpus.pages) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(script);
  await page.waitForFunction(() => window.sizes.settled());
  for (const [act, play] of Object.entries(acts)) {
    await play(page);
    await page.waitForFunction(() => window.sizes.settled());
    const taken = await page.evaluate(() => window.sizes.taken());
    const step = Math.max(1, taken.length / MOST_OF_ONE_ACT);
    for (let at = 0; at < taken.length; at += step) sizes.push(taken[Math.floor(at)] ?? [0, 0]);
    console.log(`${name}, ${act}: ${taken.length} changes`);
  }
  await context.close();
}
await browser.close();
await corpus.stop();

sizes.sort(([one], [other]) => one - other);
const from = `capture of ${corpus.pages.length} pages of test/fixtures/corpus.ts with their acts, by test/load/record-patch-sizes.ts`;
const written = JSON.stringify({ from, unit: 'bytes of a parcel, and of its payload', sizes });
writeFileSync(here('./patch-sizes.json'), await format(written, { parser: 'json', printWidth: 120 }));
