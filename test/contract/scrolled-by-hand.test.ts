import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { bundleForPage } from '../support/browser/bundle';
import { launchChromium } from '../support/browser/chromium';
import type {} from '../support/pages/hands-page';

let browser: Browser;
let hands: string;
let page: Page;

beforeAll(async () => {
  hands = await bundleForPage(path.resolve(__dirname, '../support/pages/hands-page.ts'));
  browser = await launchChromium();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

const LONG = '<div style="height: 3000px; width: 50px">long</div>';

test.each([
  ['the window', 'html', LONG, 'scrollY'],
  ['the window of a page in quirks mode', 'body', `QUIRKS${LONG}`, 'scrollY'],
  [
    'a body that scrolls by itself',
    'body',
    `<style>html, body { height: 100%; margin: 0; overflow: hidden } body { overflow: auto }</style>${LONG}`,
    'document.body.scrollTop',
  ],
  [
    'a part of it',
    '#part',
    `<div id="part" style="height: 90px; overflow: auto">${LONG}</div>`,
    'document.querySelector("#part").scrollTop',
  ],
])('[CTRL-5] an act scrolls %s, and tells the page as a wheel does', async (_what, on, body, where) => {
  const doctype = body.startsWith('QUIRKS') ? '' : '<!doctype html>';
  await page.setContent(`${doctype}<body>${body.replace('QUIRKS', '')}</body>`);
  await page.evaluate(hands);
  const heard = page.evaluate(() => new Promise((done) => addEventListener('scroll', () => done('heard'), true)));
  const outcome = await page.evaluate((place) => {
    window.hands.start({ direct: false });
    return window.hands.act({ kind: 'scroll', left: 0, top: 120, on: place });
  }, on);
  expect([outcome, await page.evaluate(where), await heard]).toEqual(['done', 120, 'heard']);
});
