import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { bundleForPage } from '../support/browser/bundle';
import { launchChromium } from '../support/browser/chromium';
import type {} from '../support/pages/engine-page';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const script = await bundleForPage(path.resolve(__dirname, '../support/pages/engine-page.ts'));
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  await page.route('http://site.test/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>t</title><style>body { margin: 0 }</style><body>
        <main id="main" style="width: 500px; padding: 50px"><form id="form" style="width: 300px; height: 200px">
        <button id="button" style="position: absolute; left: 60px; top: 60px; width: 100px; height: 40px">Go</button></form>
        <div id="list" style="width: 200px; height: 100px; overflow: auto"><p style="height: 900px">list</p></div></main>
        <p style="height: 3000px">long</p></body></html>`,
    }),
  );
  await page.goto('http://site.test/');
  await page.evaluate(script);
  await page.evaluate(() =>
    window.engine.start({ base: 'labels', allowShowAttributes: true, rules: [{ selector: 'html', level: 'shown' }] }),
  );
  await page.evaluate(() => window.engine.settled());
});
afterAll(() => browser?.close());

const scrolls = () => page.evaluate(() => [window.engine.mirrorBox('html')?.y, window.engine.mirrorScroll('#list')]);

test('[CTRL-3] a stroke over the mirror stands on the customer’s smallest element that holds it', async () => {
  const stands = await page.evaluate(() => [
    window.engine.standsOn([
      [70, 70],
      [150, 90],
    ]),
    window.engine.standsOn([
      [70, 70],
      [300, 90],
    ]),
    window.engine.standsOn([
      [70, 70],
      [540, 90],
    ]),
  ]);
  expect(stands).toEqual(['button', 'form', 'main']);
});

test('a free look scrolls the mirror alone, page and element, and following again goes back to the customer', async () => {
  await page.evaluate(() => {
    window.engine.mirror().scrollBy(window.engine.windowPoint(400, 500), 0, 200);
  });
  expect(await scrolls()).toEqual([0, 0]); // still following
  await page.evaluate(() => {
    const mirror = window.engine.mirror();
    mirror.follow(false);
    mirror.scrollBy(window.engine.windowPoint(100, 300), 0, 30);
    mirror.scrollBy(window.engine.windowPoint(400, 500), 0, 60);
  });
  const [top, list] = await scrolls();
  expect([Math.sign(top ?? 0), (list ?? 0) > 0]).toEqual([-1, true]);
  const reach = await page.evaluate(() => window.engine.mirror().reach());
  expect(reach?.here.top).toBeGreaterThan(0);
  expect(reach?.customer.top).toBe(0);
  await page.evaluate(() => {
    document.getElementById('list')?.scrollTo(0, 40);
    scrollTo(0, 100);
  });
  await page.evaluate(() => window.engine.settled());
  expect(await scrolls()).toEqual([top, list]); // the customer scrolls, the view stays
  await page.evaluate(() => window.engine.mirror().follow(true));
  expect(await scrolls()).toEqual([-100, 40]);
});
