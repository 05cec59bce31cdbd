import type { Browser } from 'playwright-core';

/** The lying sender, in a page of its own. */
export interface LiarPage {
  /** The parcels of each document. */
  parcelsOf(documents: readonly string[]): Promise<readonly (readonly string[])[]>;
}

export async function openLiar(browser: Browser, script: string): Promise<LiarPage> {
  const page = await browser.newPage();
  await page.evaluate(script);
  return {
    parcelsOf: (documents) =>
      page.evaluate((all) => all.map((html) => window.besideLiar?.parcels(html) ?? []), documents),
  };
}
