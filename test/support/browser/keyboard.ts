import type { Locator, Page } from 'playwright-core';

/** More tab stops than any page of a scene has. */
const MOST_TABS = 80;

/** Whether an element has the focus, also within a shadow root. */
export function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate((one) => (one.getRootNode() as Document | ShadowRoot).activeElement === one);
}

/** Waits until an element has the focus by itself: nobody has pressed a key for it. */
export async function takesFocus(element: Locator): Promise<void> {
  await element.waitFor();
  const handle = await element.elementHandle();
  await element.page().waitForFunction((one) => {
    const root = one?.getRootNode() as Document | ShadowRoot | undefined;
    return root?.activeElement === one;
  }, handle);
}

/** Presses Tab, or Shift+Tab, until an element has the focus; fails when no tab stop leads there. */
export async function tabTo(element: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await element.waitFor();
  const { keyboard } = element.page();
  const passed: string[] = [];
  for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
    if (await hasFocus(element)) return;
    await keyboard.press(key);
    passed.push(await focusOf(element.page()));
  }
  throw new Error(`No tab stop leads to ${String(element)}. Passed: ${passed.join(' > ')}`);
}

/** Goes to an element by the keyboard and presses it. */
export async function pressByKey(element: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(element);
  await element.page().keyboard.press(key);
}

/** What has the focus, in a few words for whoever reads a failure. */
export function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const words = at?.getAttribute('aria-label') ?? at?.textContent ?? '';
    return `${at?.localName ?? 'nothing'} ${words.trim().slice(0, 30)}`;
  });
}
