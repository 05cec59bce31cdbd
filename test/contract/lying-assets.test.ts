import { PageTree, type AssetType, type Operation, type PageNode } from '@beside/protocol';
import type { Browser, Page } from 'playwright-core';
import { assetScript, LABELS, openAssetSite, type AssetSite } from '../support/pages/asset-site';
import { launchChromium } from '../support/browser/chromium';
import { png } from '../support/browser/png';

let browser: Browser;
let script: string;
let page: Page;
let requests: AssetSite['requests'];
let open: AssetSite['open'];

beforeAll(async () => {
  script = await assetScript();
  browser = await launchChromium();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  ({ page, requests, open } = await openAssetSite(browser, script));
});
afterEach(() => page.close());

describe('a sender that lies', () => {
  const bytes = (text: string) => [...Buffer.from(text, 'latin1')];
  const svg = bytes(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="https://other.test/x.png"/></svg>',
  );
  const bomb = [...png(8, 8, () => [0, 0, 0])];
  bomb.splice(16, 8, 0, 0, 0x70, 0, 0, 0, 0x70, 0);
  const good = [...png(8, 8, () => [9, 9, 9])];

  /** Draws three elements that refer to an asset, sends it, and says what became of them. */
  async function drawn(type: AssetType, data: readonly number[], id: string | null = null): Promise<readonly string[]> {
    await open('', LABELS);
    const asset = id ?? (await page.evaluate((all) => window.assetPage.name(all), data));
    const refer = (tag: string): PageNode => ({
      kind: 'element',
      tag,
      space: 'html',
      attributes: [
        { name: 'id', value: tag },
        { name: '@asset', value: asset },
        { name: '@size', value: '9 9' },
        { name: 'src', value: 'https://other.test/src.png' },
        { name: 'srcset', value: 'https://other.test/srcset.png 1x' },
        { name: 'poster', value: 'https://other.test/poster.png' },
        { name: 'style', value: `background: url(asset-${asset}), url("https://other.test/style.png")` },
      ],
    });
    const nodes = [
      { level: 0, node: refer('html') },
      { level: 1, node: refer('body') },
      ...['img', 'canvas', 'video', 'div'].map((tag) => ({ level: 2, node: refer(tag) })),
      {
        level: 2,
        node: {
          kind: 'style',
          css: `div { list-style: url(asset-${asset}) } p { background: url(asset-${asset}x); list-style: url(https://other.test/sheet.png) }`,
          media: '',
        } as const,
      },
    ];
    const insert: Operation = { kind: 'insert', parent: 1, before: 0, firstId: 2, nodes };
    const tree = new PageTree();
    tree.apply(insert);
    await page.evaluate(
      ([operation, hash, named, of, all]) =>
        window.assetPage.lie(operation, hash, { kind: 'asset', id: named, type: of, bytes: Uint8Array.from(all) }),
      [insert, tree.hash, asset, type, data] as const,
    );
    return page.evaluate(() =>
      ['img', 'canvas', 'video', 'div'].map((tag) => window.assetPage.mirrored(tag) ?? 'nothing'),
    );
  }

  test('[WIRE-17] may send a picture, and that is all that is drawn with it', async () => {
    const all = await drawn('png', good);
    expect(all.every((html) => html.includes('blob:https://site.test/'))).toBe(true);
    expect(all.join()).not.toMatch(/other\.test|asset-/);
    expect(requests).toEqual([]);
  });

  test.each<[string, AssetType, readonly number[], string | null]>([
    ['an SVG', 'png', svg, null],
    ['a picture larger than any window', 'png', bomb, null],
    ['another picture than it named', 'png', good, 'b'.repeat(32)],
    ['a page', 'gif', bytes('<!doctype html><script>top.hacked=1</script>'), null],
    ['a font that is none', 'woff2', good, null],
  ])('[WIRE-17] is refused when it sends %s', async (_what, type, data, id) => {
    const all = await drawn(type, data, id);
    expect(all.join()).not.toMatch(/blob:|other\.test/);
    expect(requests).toEqual([]);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  test('[WIRE-17] is not heard when nothing refers to what it sends', async () => {
    await open('', LABELS);
    const kept = await page.evaluate(async (all) => {
      const made: unknown[] = [];
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => (made.push(blob), createObjectURL(blob));
      const id = await window.assetPage.name(all);
      await window.assetPage.lie(null, 0, { kind: 'asset', id, type: 'png', bytes: Uint8Array.from(all) });
      return made.length;
    }, good);
    expect(kept).toBe(0);
  });
});
