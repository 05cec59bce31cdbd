import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { bundleForPage } from '../browser/bundle';
import { launchChromium } from '../browser/chromium';
import type { EnginePage } from './engine-page';

export type StartPolicy = Parameters<EnginePage['start']>[0];
export const LABELS: StartPolicy = { base: 'labels', allowShowAttributes: true, rules: [] };
export const EVERYTHING: StartPolicy = {
  base: 'labels',
  allowShowAttributes: true,
  rules: [{ selector: 'html, input, textarea, select', level: 'shown' }],
};

/** Capture and mirror in one page of a real browser, a new page for each test of the file. Other origins are answered empty. */
export function engineBench() {
  let browser: Browser;
  let page: Page;
  let script: string;

  beforeAll(async () => {
    script = await bundleForPage(path.resolve(__dirname, 'engine-page.ts'));
    browser = await launchChromium();
  }, 60_000);
  afterAll(() => browser?.close());
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  });
  afterEach(() => page.close());

  async function settled() {
    const state = await page.evaluate(() => window.engine.settled());
    expect(state.defects).toEqual([]);
    return state;
  }

  return {
    page: () => page,
    settled,
    /** @param first runs before the page's own code */
    open: async (body: string, policy: StartPolicy = LABELS, first: () => void = () => {}): Promise<void> => {
      await page.addInitScript(first);
      await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<p id="p">other</p>' }));
      await page.route('http://site.test/', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><html lang="en"><head><title>t</title></head><body>${body}</body></html>`,
        }),
      );
      await page.goto('http://site.test/');
      await page.evaluate(script);
      await page.evaluate((p) => window.engine.start(p), policy);
      await settled();
    },
    /** Changes the page and waits until both ends agree again. */
    change: async (edit: () => void): Promise<void> => {
      await page.evaluate(edit);
      await settled();
    },
    mirrored: (...frames: readonly string[]) => page.evaluate((path) => window.engine.mirrored(...path), frames),
    sent: () => page.evaluate(() => window.engine.sent()),
  };
}
