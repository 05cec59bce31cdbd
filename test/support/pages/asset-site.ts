import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { AssetPage } from './asset-page';
import { bundleForPage } from '../browser/bundle';
import { png } from '../browser/png';
import { ROOT } from '../tree-files';

type StartPolicy = Parameters<AssetPage['start']>[0];
export const LABELS: StartPolicy = { base: 'labels', allowShowAttributes: true, rules: [] };
export const SHOWN: StartPolicy = { ...LABELS, rules: [{ selector: 'html', level: 'shown' }] };
export const CANARY = 'QX7-CANARY';
export const SITE = 'https://site.test';
const FONT = path.join(ROOT, 'node_modules/govuk-frontend/dist/govuk/assets/fonts/light-94a07e06a1-v2.woff2');

/** Left half red, right half blue. */
const flag = png(40, 20, (x) => (x < 20 ? [255, 0, 0] : [0, 0, 255]));
/** Beyond any bound when encoded without loss, and nearly so with it: noise. */
const noise = png(1600, 1600, (x, y) => {
  const value = Math.imul(((x + 1) * 73_856_093) ^ ((y + 1) * 19_349_663), 0x85ebca6b) >>> 0;
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255];
});
const files: Readonly<Record<string, { readonly type: string; readonly body: Buffer }>> = {
  '/flag.png': { type: 'image/png', body: flag },
  [`/${CANARY}.png`]: { type: 'image/png', body: flag },
  '/other.png': { type: 'image/png', body: png(8, 8, () => [1, 2, 3]) },
  '/green.png': { type: 'image/png', body: png(8, 8, () => [0, 255, 0]) },
  '/noise.png': { type: 'image/png', body: noise },
  '/light.woff2': { type: 'font/woff2', body: readFileSync(FONT) },
  '/data.json': { type: 'application/json', body: Buffer.from('{}') },
  '/site.css': {
    type: 'text/css',
    body: Buffer.from(
      `@font-face { font-family: site; src: url(light.woff2) format("woff2") }
       body { font-family: site } #back { width: 80px; height: 40px; background-image: url("flag.png") }
       #query { background-image: url(flag.png?${CANARY}) } #never:hover { background-image: url(never.png) }`,
    ),
  },
};

/** A site with pictures and a font, and another one without CORS; in it capture, gatherer and mirror. */
export interface AssetSite {
  readonly page: Page;
  /** Everything that was asked for but the page itself, in order. */
  readonly requests: readonly string[];
  open(body: string, policy?: StartPolicy, head?: string, fonts?: boolean): Promise<void>;
}

export const assetScript = () => bundleForPage(path.resolve(__dirname, 'asset-page.ts'));

/** @param script what `assetScript` has built */
export async function openAssetSite(browser: Browser, script: string): Promise<AssetSite> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const requests: string[] = [];
  await page.route(/^https:\/\/(site|other)\.test\//, (route) => {
    const { pathname, href } = new URL(route.request().url());
    if (pathname !== '/') requests.push(href);
    const file = files[pathname];
    return file ? route.fulfill({ contentType: file.type, body: file.body }) : route.fulfill({ status: 404 });
  });
  return {
    page,
    requests,
    open: async (body, policy = SHOWN, head = '', fonts = false) => {
      await page.route(`${SITE}/`, (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><html lang="en"><head><title>t</title>${head}</head><body>${body}</body></html>`,
        }),
      );
      await page.goto(`${SITE}/`, { waitUntil: 'load' });
      await page.evaluate(script);
      await page.evaluate(([p, f]) => window.assetPage.start(p, f), [policy, fonts] as const);
    },
  };
}
