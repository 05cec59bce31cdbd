import type { Browser, Page } from 'playwright-core';
import { assetScript, CANARY, LABELS, openAssetSite, SHOWN, SITE, type AssetSite } from '../support/pages/asset-site';
import { launchChromium } from '../support/browser/chromium';
import { until } from '../support/until';

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

const crossed = () => page.evaluate(() => window.assetPage.crossed());
const tiles = () => page.evaluate(() => window.assetPage.tiles());
const pixel = (selector: string, x: number, y: number) =>
  page.evaluate(([s, a, b]) => window.assetPage.pixel(s, a, b), [selector, x, y] as const);
/** Waits until the mirror draws this colour there. */
const shows = (selector: string, x: number, y: number, colour: readonly number[]) =>
  until(
    `${colour.join()} in ${selector}`,
    async () => (await pixel(selector, x, y))?.join() === [...colour, 255].join(),
  );
/** Whatever was asked for before has had its time when this picture, asked for after it, is drawn. */
async function control(): Promise<void> {
  await page.evaluate(() => {
    const image = document.createElement('img');
    Object.assign(image, { id: 'control', src: '/green.png' });
    image.setAttribute('data-beside', 'show');
    document.body.append(image);
  });
  await shows('#control', 0, 0, [0, 255, 0]);
}

describe('images', () => {
  test('[PRIV-15] one that a rule shows arrives with its pixels, its size and its own attributes', async () => {
    await open('<img id="i" class="logo" alt="A flag" src="/flag.png">');
    await shows('#i', 19, 10, [255, 0, 0]);
    expect(await pixel('#i', 20, 10)).toEqual([0, 0, 255, 255]);
    expect(await page.evaluate(() => window.assetPage.mirrorBox('#i'))).toEqual({ width: 40, height: 20 });
    expect(await page.evaluate(() => window.assetPage.mirrored('#i'))).toMatch(/class="logo".*alt="A flag"/);
    expect(await page.evaluate(() => window.assetPage.defects())).toEqual([]);
    expect(requests).toEqual([`${SITE}/flag.png`]); // what the page itself asked for
  });

  test('[PRIV-15] fewer pixels may travel than it has; its own size stays', async () => {
    await open('<div style="width:400px"><img id="i" style="max-width:100%" src="/noise.png"></div>');
    await until('a picture', () => pixel('#i', 0, 0));
    expect(await page.evaluate(() => window.assetPage.mirrorBox('#i'))).toEqual({ width: 400, height: 400 });
    await page.evaluate(() => (document.querySelector('div') as HTMLElement).style.setProperty('width', '2000px'));
    await page.waitForFunction(() => window.assetPage.mirrorBox('#i')?.width === 1600);
  });

  test('[PRIV-15] what no rule shows, or a rule masks or hides, stays: nothing of it crosses', async () => {
    const image = `<img width="100" height="50" src="/${CANARY}.png">`;
    await open(
      `${image}<picture data-beside="mask"><source srcset="/${CANARY}.png">${image}</picture>
       <div data-beside="hide"><div data-beside="show">${image}</div></div>`,
      LABELS,
    );
    await control();
    expect(await crossed()).toHaveLength(1);
    expect(await tiles()).toEqual(['masked', 'masked', 'masked']);
    expect(await page.evaluate(() => window.assetPage.sent())).not.toContain(CANARY);
  });

  test('[WIRE-15] what is not in the page state is given to nobody: not what is gone, masked by now, or never was', async () => {
    await open('<img id="i" src="/flag.png"><img id="j" src="/other.png">');
    await shows('#i', 0, 0, [255, 0, 0]);
    await shows('#j', 0, 0, [1, 2, 3]);
    const ids = (await crossed()).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    await page.evaluate(() => {
      document.getElementById('i')?.setAttribute('data-beside', 'mask');
      document.getElementById('j')?.remove();
    });
    await page.evaluate((known) => window.assetPage.ask([...known, 'a'.repeat(32)]), ids);
    await control();
    expect(await tiles()).toHaveLength(1);
    expect(await crossed()).toHaveLength(3);
  });

  test('[PRIV-15] pixels that the browser keeps to itself are a tile with the reason, and nothing is asked for again', async () => {
    await open('<img width="90" height="40" src="https://other.test/flag.png">');
    await page.waitForFunction(() => window.assetPage.tiles().join() === 'image');
    expect(await crossed()).toEqual([]);
    expect(requests).toEqual(['https://other.test/flag.png']);
  });

  test('[WIRE-16] one that is too large is a tile that says so', async () => {
    await open('<img width="1600" height="1600" src="/noise.png">');
    await page.waitForFunction(() => window.assetPage.tiles().join() === 'too-large');
    expect(await crossed()).toEqual([]);
  });

  test('[WIRE-15] crosses once, over two epochs and under two addresses', async () => {
    await open(`<img id="i" src="/flag.png"><img id="j" src="/${CANARY}.png">`);
    await shows('#i', 0, 0, [255, 0, 0]);
    await shows('#j', 0, 0, [255, 0, 0]);
    await page.evaluate(() => window.assetPage.epoch());
    await page.evaluate(() => {
      const image = document.createElement('img');
      image.id = 'k';
      image.src = '/flag.png';
      document.body.append(image);
    });
    await shows('#k', 0, 0, [255, 0, 0]);
    expect(await crossed()).toHaveLength(1);
    expect((await crossed())[0]?.id).toMatch(/^[a-p]{32}$/);
  });

  test('[WIRE-15] two viewers who ask within the same moment are answered once', async () => {
    await open('<img id="i" src="/flag.png">', LABELS);
    await page.evaluate(() => window.assetPage.join());
    await page.evaluate(() => document.getElementById('i')?.setAttribute('data-beside', 'show'));
    await shows('#i', 0, 0, [255, 0, 0]);
    expect(await page.evaluate(() => window.assetPage.asked().length)).toBe(2);
    expect(await crossed()).toHaveLength(1);
  });

  test('[PRIV-15] follows when its address changes', async () => {
    await open('<img id="i" src="/noise.png" width="60" height="60">');
    await until('a picture', () => pixel('#i', 0, 0));
    await page.evaluate(() => document.getElementById('i')?.setAttribute('src', '/flag.png'));
    await shows('#i', 19, 10, [255, 0, 0]);
  });
});

describe('styles', () => {
  const LINK = '<link rel="stylesheet" href="/site.css">';
  const hasBackground = () =>
    page.waitForFunction(() => window.assetPage.mirrorStyle('#back', 'background-image')?.startsWith('url("blob:'));

  test('[PRIV-17] a background and a font arrive when the page itself has loaded them, and nothing else is asked for', async () => {
    await open('<p>text</p><div id="back"></div><div id="query"></div><i id="never"></i>', SHOWN, LINK, true);
    await hasBackground();
    await page.waitForFunction(() => window.assetPage.fonts().includes('site'));
    expect(await page.evaluate(() => window.assetPage.sent())).not.toMatch(/site\.test\/|flag\.png|CANARY/);
    expect(await page.evaluate(() => window.assetPage.mirrorStyle('#query', 'background-image'))).toBe('none');
    expect(requests.filter((url) => url.includes('never'))).toEqual([]);
    expect(requests.filter((url) => url.includes(CANARY))).toHaveLength(1); // the page's own
  });

  test('[PRIV-17] a font is not fetched where nobody has said that the page may fetch', async () => {
    await open('<p>text</p><div id="back"></div>', SHOWN, LINK);
    await hasBackground();
    expect(requests.filter((url) => url.endsWith('.woff2'))).toHaveLength(1);
    await page.evaluate(() => fetch('/data.json'));
    await page.waitForFunction(() => window.assetPage.fonts().includes('site'));
  });

  test('[PRIV-17] without a rule that shows the sheet its pictures stay, its fonts do not', async () => {
    await open('<p data-beside="show">text</p><div id="back"></div>', LABELS, LINK, true);
    await page.waitForFunction(() => window.assetPage.fonts().includes('site'));
    expect((await crossed()).map(({ type }) => type)).toEqual(['woff2']);
    expect(await page.evaluate(() => window.assetPage.mirrorStyle('#back', 'background-image'))).toBe('none');
  });

  test('[PRIV-17] a style attribute shows its picture on an element that a rule shows', async () => {
    const back = (id: string, rule: string) =>
      `<b id="${id}" data-beside="${rule}" style="display:block;height:9px;background-image:url(/flag.png)">x</b>`;
    await open(back('back', 'show') + back('masked', 'mask'), LABELS);
    await hasBackground();
    expect(await page.evaluate(() => window.assetPage.mirrorStyle('#masked', 'background-image'))).toBe('none');
  });
});

describe('stills', () => {
  const paint = (colour: string) =>
    page.evaluate((c) => {
      const context = document.querySelector('canvas')?.getContext('2d');
      if (!context) return;
      context.fillStyle = c;
      context.fillRect(0, 0, 300, 150);
    }, colour);

  test('[PRIV-16] a canvas is drawn as it is, and follows a change', async () => {
    await open('<canvas id="c" width="120" height="60"></canvas>');
    await paint('#00ff00');
    await shows('#c', 119, 59, [0, 255, 0]);
    await paint('#0000ff');
    await shows('#c', 0, 0, [0, 0, 255]);
    expect(await page.evaluate(() => window.assetPage.mirrorBox('#c'))).toEqual({ width: 120, height: 60 });
  });

  test('[PRIV-16] one that nobody shows is a tile, and one that holds foreign pixels says so', async () => {
    await open(
      `<canvas width="120" height="60" data-beside="show"></canvas><canvas></canvas>
       <img src="https://other.test/flag.png" onload="document.querySelector('canvas').getContext('2d').drawImage(this, 0, 0)">`,
      LABELS,
    );
    await page.waitForFunction(() => window.assetPage.tiles().includes('canvas'));
    expect((await tiles()).filter((words) => words === 'masked')).toHaveLength(1);
    await control();
    expect(await crossed()).toHaveLength(1);
  });

  test('[PRIV-16] a video is its picture of the moment, and holds nothing that plays', async () => {
    await open('<canvas id="c" width="160" height="90" data-beside="hide"></canvas><video id="v" muted></video>');
    await paint('#ff0000');
    await page.evaluate(() => {
      const video = document.querySelector('video') as HTMLVideoElement;
      const canvas = document.querySelector('canvas') as HTMLCanvasElement;
      video.srcObject = canvas.captureStream(10);
      void video.play();
    });
    await paint('#fe0000');
    await page.waitForFunction(() => window.assetPage.mirrored('#v')?.includes('poster="blob:'));
    expect(await page.evaluate(() => window.assetPage.mirrored('#v'))).not.toMatch(/src=|<source|autoplay|controls/);
  });
});
