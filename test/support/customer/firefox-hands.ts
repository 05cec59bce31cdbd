import { launch } from 'puppeteer-core';
import { findFirefox, NO_FIREFOX } from '../browser/firefox';
import { openBesideRoot } from '../open-beside-root';
import type { Hands } from './hands';

const HANG_MS = 120_000;

/** Starts Firefox, driven by WebDriver BiDi. */
export async function firefoxHands(viewport: { width: number; height: number }): Promise<Hands> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error(NO_FIREFOX);
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: viewport,
    timeout: HANG_MS,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(HANG_MS);
  await page.evaluateOnNewDocument(openBesideRoot);
  return {
    open: async (url) => void (await page.goto(url)),
    look: (inPage, ...given) =>
      page.evaluate(`(${inPage.toString()})(...${JSON.stringify(given)})`) as Promise<ReturnType<typeof inPage>>,
    click: ({ x, y }) => page.mouse.click(x, y),
    type: (words) => page.keyboard.type(words),
    photograph: () => page.screenshot(),
    close: () => browser.close(),
  };
}
