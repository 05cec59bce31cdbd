import type { Page } from 'playwright-core';

/** What a screen reader would say of Beside's own news on a page, in order, over all pages of the tab. */
export async function keepTranscript(page: Page): Promise<readonly string[]> {
  const transcript: string[] = [];
  await page.exposeFunction('besideSays', (words: string) => void transcript.push(words));
  await page.addInitScript(listenToLiveRegions);
  return transcript;
}

/** Runs in the page, before its code. */
function listenToLiveRegions(): void {
  const REGION = '[aria-live], [role="status"], [role="alert"]';
  const { besideSays } = window as unknown as { besideSays(words: string): void };
  const attach = Element.prototype.attachShadow;
  const regionsOf = ({ target, addedNodes }: MutationRecord): Element[] => {
    const around = (target instanceof Element ? target : target.parentElement)?.closest(REGION);
    const added = [...addedNodes].flatMap((node) =>
      node instanceof Element ? [...(node.matches(REGION) ? [node] : []), ...node.querySelectorAll(REGION)] : [],
    );
    return around ? [around, ...added] : added;
  };
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    const root = attach.call(this, init);
    if (this.localName !== 'beside-widget') return root;
    new MutationObserver((records) => {
      for (const region of new Set(records.flatMap(regionsOf))) {
        const words = region.textContent?.trim() ?? '';
        if (words !== '') besideSays(words);
      }
    }).observe(root, { childList: true, subtree: true, characterData: true });
    return root;
  };
}
