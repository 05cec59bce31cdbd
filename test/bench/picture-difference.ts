import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

/** Colour distance (0 … 1) from which a pixel counts as another one. */
const THRESHOLD = 0.1;

/** Share (0 … 1) of the customer's viewport that looks otherwise at the viewer; tiles count in full. */
export async function pictureDifference(customer: Page, viewer: Page): Promise<number> {
  const look = { animations: 'disabled', caret: 'hide', scale: 'css' } as const;
  await viewer.bringToFront();
  const mirror = PNG.sync.read(await viewer.screenshot(look));
  await customer.bringToFront();
  const page = PNG.sync.read(await customer.screenshot(look));
  const { width, height } = page;
  if (mirror.width !== width || mirror.height !== height) return 1;
  return pixelmatch(page.data, mirror.data, undefined, width, height, { threshold: THRESHOLD }) / (width * height);
}
