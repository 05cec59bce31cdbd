import type { Page } from 'playwright-core';

/**
 * Words that stand out of their button, out of the window's side, or under an edge that hides them; empty where all can be read.
 * @param within what to look at; of the widget's element, what is inside it
 */
export function clippedWords(page: Page, within: string): Promise<readonly string[]> {
  return page.evaluate((selector) => {
    const clipped: string[] = [];
    const sides = (inner: DOMRect, outer: { left: number; right: number }) =>
      inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
    const isWhole = (text: Text, root: Element | ShadowRoot): boolean => {
      const range = text.ownerDocument.createRange();
      range.selectNodeContents(text);
      for (const rect of range.getClientRects()) {
        if (rect.width <= 1 || rect.height <= 1) continue;
        const window = { left: 0, right: document.documentElement.clientWidth };
        for (let at = text.parentElement; ; at = at.parentElement) {
          if (!at || at === root) {
            if (!sides(rect, window)) return false;
            break;
          }
          const { overflowX, clip, clipPath } = getComputedStyle(at);
          const box = at.getBoundingClientRect();
          if (clip !== 'auto' || clipPath !== 'none' || box.width <= 1) break; // for screen readers alone
          if (overflowX === 'auto' || overflowX === 'scroll') break;
          if ((overflowX !== 'visible' || at.localName === 'button') && !sides(rect, box)) return false;
        }
      }
      return true;
    };
    for (const found of document.querySelectorAll(selector)) {
      const root = found.shadowRoot ?? found;
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode as Text;
        const isShown = text.parentElement?.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        if (text.data.trim() !== '' && isShown && !isWhole(text, root)) clipped.push(text.data.trim());
      }
    }
    return clipped;
  }, within);
}
