import path from 'node:path';
import { PageTree, type Operation, type PageMessage, type PageNode } from '@beside/protocol';
import type { Browser, Page } from 'playwright-core';
import { bundleForPage } from '../support/browser/bundle';
import { launchChromium } from '../support/browser/chromium';

let browser: Browser;
let page: Page;
let script: string;
const requests: string[] = [];

beforeAll(async () => {
  script = await bundleForPage(path.resolve(__dirname, '../support/pages/engine-page.ts'));
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage();
  await page.route('http://desk.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>desk</title>' }),
  );
  await page.goto('http://desk.test/');
  await page.evaluate(script);
  requests.length = 0;
  // Whatever gets as far as the network is answered, and counted; what a policy blocks never does.
  await page.route('http://evil.test/**', (route) => {
    requests.push(route.request().url());
    return route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    });
  });
});
afterEach(() => page.close());

const element = (
  tag: string,
  attributes: Record<string, string> = {},
  space: 'html' | 'svg' | 'math' = 'html',
): PageNode => ({
  kind: 'element',
  tag,
  space,
  attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
});

/** A snapshot of `nodes` inside html and body, as a lying but well-formed sender would make it. */
function snapshotOf(
  nodes: readonly { level: number; node: PageNode }[],
  after: readonly Operation[] = [],
): PageMessage[] {
  const operations: Operation[] = [
    {
      kind: 'insert',
      parent: 1,
      before: 0,
      firstId: 2,
      nodes: [
        { level: 0, node: element('html') },
        { level: 1, node: element('body') },
      ],
    },
    { kind: 'insert', parent: 3, before: 0, firstId: 4, nodes },
    ...after,
  ];
  const tree = new PageTree();
  for (const operation of operations) tree.apply(operation);
  return [
    {
      kind: 'snapshot',
      width: 400,
      height: 300,
      scrollX: 0,
      scrollY: 0,
      title: '',
      origin: 'https://evil.test',
      language: 'en',
      direction: 'ltr',
      quirks: false,
      dark: false,
      nodes: nodes.length,
    },
    { kind: 'patch', operations },
    { kind: 'complete', hash: tree.hash },
  ];
}

const HOSTILE: { level: number; node: PageNode }[] = [
  element('script'),
  element('iframe', { src: 'http://evil.test/f', srcdoc: '<script>parent.hacked=1</script>', name: 'n' }),
  element('img', { src: 'http://evil.test/i.png', srcset: 'http://evil.test/s.png 1x', onerror: 'parent.hacked=1' }),
  element('object', { data: 'http://evil.test/o' }),
  element('embed', { src: 'http://evil.test/e' }),
  element('link', { rel: 'stylesheet', href: 'http://evil.test/l.css' }),
  element('meta', { 'http-equiv': 'refresh', content: '0;url=http://evil.test/m' }),
  element('base', { href: 'http://evil.test/' }),
  element('form', { action: 'http://evil.test/form' }),
  element('a', { href: 'javascript:parent.hacked=1', ping: 'http://evil.test/p', target: '_top' }),
  element('video', { src: 'http://evil.test/v', poster: 'http://evil.test/vp', autoplay: '' }),
  element('audio', { src: 'http://evil.test/a' }),
  element('body', { onload: 'parent.hacked=1', background: 'http://evil.test/bg' }),
  element('input', { type: 'image', src: 'http://evil.test/in', autofocus: '' }),
  element('input', { type: 'password' }),
  element('input', { type: 'file' }),
  element('div', { onclick: 'parent.hacked=1', style: 'background:url(http://evil.test/st)' }),
  element('image', { href: 'http://evil.test/svg', 'xlink:href': 'http://evil.test/svg2' }, 'svg'),
  element('use', { href: 'http://evil.test/u#x' }, 'svg'),
  element('rect', { fill: 'url(http://evil.test/fill)' }, 'svg'),
  element('foreignObject', {}, 'svg'),
  element('script', { href: 'http://evil.test/sc' }, 'svg'),
  element('annotation-xml', { encoding: 'text/html' }, 'math'),
  element('portal', { src: 'http://evil.test/po' }),
  element('x-y', { is: 'x-y', onfocus: 'parent.hacked=1' }),
  element('div', { role: 'alert', 'aria-live': 'assertive' }),
  element('marquee', { onstart: 'parent.hacked=1' }),
  element('template'),
  element('slot'),
  {
    kind: 'style',
    css: '@import "http://evil.test/im.css"; body{background:u\\72l(http://evil.test/esc)} @font-face{font-family:x;src:url(http://evil.test/fo)} *{font-family:x}',
    media: '',
  } as PageNode,
  element('dialog', { open: '' }),
  element('__proto__'),
  element('constructor', { constructor: 'x', __proto__: 'y' } as Record<string, string>),
  element('a b><script>'),
].map((node) => ({ level: 0, node }));

test('[PRIV-8] what a lying sender draws runs nothing, fetches nothing, names nothing and speaks nowhere', async () => {
  const defects = await page.evaluate((messages) => window.engine.draw(messages), snapshotOf(HOSTILE));
  expect(defects).toEqual([]);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('iframe')].some((frame) => frame.style.visibility === 'visible'),
  );
  const html = await page.evaluate(() => window.engine.mirrored());
  expect(html).not.toMatch(
    /evil\.test|javascript:|srcdoc|<script|<iframe(?! sandbox="allow-same-origin" referrerpolicy)|<object|<embed|<link|<form action|onclick|onload|autofocus|type="password"|type="file"|aria-live|role="alert"|target=|name=/,
  );
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  expect(requests).toEqual([]);
});

test('[PRIV-8] even a frame whose filter failed could not fetch: its own policy forbids it', async () => {
  await page.evaluate((messages) => window.engine.draw(messages), snapshotOf([{ level: 0, node: element('p') }]));
  const blocked = await page.evaluate(async () => {
    const frame = document.querySelector('iframe');
    const inside = frame?.contentDocument;
    if (!inside) return null;
    const loads = (owner: Document) =>
      new Promise((done) => {
        const image = owner.createElement('img');
        image.addEventListener('error', () => done('blocked'));
        image.addEventListener('load', () => done('loaded'));
        image.src = 'http://evil.test/direct.png';
        owner.body.append(image);
      });
    const script = inside.createElement('script');
    script.textContent = 'parent.hacked = 1';
    inside.body.append(script);
    return {
      outside: await loads(document),
      inside: await loads(inside),
      hacked: 'hacked' in window,
      sandbox: frame?.getAttribute('sandbox'),
    };
  });
  expect(blocked).toEqual({ outside: 'loaded', inside: 'blocked', hacked: false, sandbox: 'allow-same-origin' });
  expect(requests).toEqual(['http://evil.test/direct.png']); // the one from outside
});

test.each<[string, Operation[]]>([
  ['an unknown node', [{ kind: 'remove', id: 999 }]],
  ['a cycle', [{ kind: 'move', id: 3, parent: 4, before: 0 }]],
  [
    'an id that is in use',
    [{ kind: 'insert', parent: 1, before: 0, firstId: 3, nodes: [{ level: 0, node: element('p') }] }],
  ],
  ['a text into an element', [{ kind: 'text', id: 3, text: 'x' }]],
])('[WIRE-5] a patch with %s is reported, and the view stays as it was', async (_name, operations) => {
  const first = snapshotOf([
    { level: 0, node: element('p') },
    { level: 1, node: { kind: 'text', text: 'stays' } },
  ]);
  const defects = await page.evaluate(
    (messages) => window.engine.draw(messages),
    [...first, { kind: 'patch', operations } as PageMessage],
  );
  expect(defects).toEqual(['malformed']);
  expect(await page.evaluate(() => window.engine.mirrored())).toContain('stays');
});

test('[WIRE-12] a snapshot whose hash differs is never shown, and a wrong checkpoint is reported', async () => {
  const good = snapshotOf([{ level: 0, node: { kind: 'text', text: 'good' } }]);
  const bad = snapshotOf([{ level: 0, node: { kind: 'text', text: 'bad' } }]).map((message) =>
    message.kind === 'complete' ? { ...message, hash: 1 } : message,
  );
  expect(await page.evaluate((messages) => window.engine.draw(messages), [...good, ...bad])).toEqual(['checkpoint']);
  const visible = await page.evaluate(() =>
    [...document.querySelectorAll('iframe')]
      .filter((f) => f.style.visibility === 'visible')
      .map((f) => f.contentDocument?.body.textContent),
  );
  expect(visible).toEqual(['good']);
});

test('what was scrolled before the picture is whole is scrolled in it', async () => {
  const box = { level: 0, node: element('div', { style: 'height: 50px; overflow: auto' }) };
  const inner = { level: 1, node: element('div', { style: 'height: 500px' }) };
  const scroll = { kind: 'scroll', id: 4, left: 0, top: 120 } as const;
  await page.evaluate((messages) => window.engine.draw(messages), snapshotOf([box, inner], [scroll]));
  await page.waitForFunction(() =>
    [...document.querySelectorAll('iframe')].some(
      (frame) => frame.style.visibility === 'visible' && frame.contentDocument?.querySelector('div')?.scrollTop === 120,
    ),
  );
});

test('[PRIV-8] a frame inside the page is locked as the outer one is, whatever is said of it', async () => {
  const lies: Operation[] = [
    'sandbox',
    'SANDBOX',
    'referrerpolicy',
    'src',
    'srcdoc',
    'name',
    'allow',
    'tabindex',
  ].flatMap((name) => [
    { kind: 'attribute', id: 4, name, value: 'http://evil.test/' },
    { kind: 'attribute', id: 4, name, value: null },
  ]);
  const inner: Operation[] = [
    {
      kind: 'insert',
      parent: 4,
      before: 0,
      firstId: 10,
      nodes: [
        { level: 0, node: { kind: 'frame', quirks: false } },
        { level: 1, node: element('html') },
        { level: 2, node: element('body') },
        { level: 3, node: { kind: 'text', text: 'inside' } },
      ],
    },
    { kind: 'move', id: 4, parent: 3, before: 5 },
  ];
  const outside: { level: number; node: PageNode }[] = [element('iframe'), element('p')].map((node) => ({
    level: 0,
    node,
  }));
  const defects = await page.evaluate(
    (messages) => window.engine.draw(messages),
    snapshotOf(outside, [...lies, ...inner, ...lies]),
  );
  expect(defects).toEqual([]);
  const found = await page.evaluate(async () => {
    const frame = document.querySelector('iframe')?.contentDocument?.querySelector('iframe');
    const drawn = frame?.contentDocument;
    if (!frame || !drawn) return null;
    const script = drawn.createElement('script');
    script.textContent = 'top.hacked = 1';
    drawn.body.append(script);
    const image = drawn.createElement('img');
    const load = new Promise((done) => {
      image.addEventListener('error', () => done('blocked'));
      image.addEventListener('load', () => done('loaded'));
    });
    image.src = 'http://evil.test/inner.png';
    drawn.body.append(image);
    return {
      words: drawn.body.textContent,
      image: await load,
      attributes: frame.getAttributeNames().map((name) => `${name}=${frame.getAttribute(name)}`),
      hacked: 'hacked' in window,
      mode: drawn.compatMode,
    };
  });
  expect(found).toEqual({
    words: 'insidetop.hacked = 1',
    image: 'blocked',
    attributes: ['sandbox=allow-same-origin', 'referrerpolicy=no-referrer', 'tabindex=-1', 'aria-hidden=true'],
    hacked: false,
    mode: 'CSS1Compat',
  });
  expect(requests).toEqual([]);
});

test('[WIRE-3] a page of nothing but frames draws a bounded number of them', async () => {
  const many: { level: number; node: PageNode }[] = Array.from({ length: 300 }, () => ({
    level: 0,
    node: element('iframe'),
  }));
  expect(await page.evaluate((messages) => window.engine.draw(messages), snapshotOf(many))).toEqual([]);
  expect((await page.evaluate(() => window.engine.mirrored())).match(/<iframe/g)?.length).toBeLessThanOrEqual(100);
});
