import type { Page } from 'playwright-core';
import type { Hands } from './hands';

/** A person's page in Chromium, driven by Playwright. */
export function chromiumHands(page: Page): Hands {
  return {
    open: async (url) => void (await page.goto(url)),
    look: (inPage, ...given) =>
      page.evaluate(`(${inPage.toString()})(...${JSON.stringify(given)})`) as Promise<ReturnType<typeof inPage>>,
    click: ({ x, y }) => page.mouse.click(x, y),
    type: (words) => page.keyboard.type(words),
    photograph: () => page.screenshot(),
    close: () => page.context().close(),
  };
}
