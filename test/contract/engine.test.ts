import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { bundleForPage } from '../support/browser/bundle';
import { launchChromium } from '../support/browser/chromium';
import type { EnginePage } from '../support/pages/engine-page';

type StartPolicy = Parameters<EnginePage['start']>[0];
const LABELS: StartPolicy = { base: 'labels', allowShowAttributes: true, rules: [] };
const EVERYTHING: StartPolicy = {
  base: 'labels',
  allowShowAttributes: true,
  rules: [{ selector: 'html, input, textarea, select', level: 'shown' }],
};

let browser: Browser;
let page: Page;
let script: string;

beforeAll(async () => {
  script = await bundleForPage(path.resolve(__dirname, '../support/pages/engine-page.ts'));
  browser = await launchChromium();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
});
afterEach(() => page.close());

async function open(body: string, policy: StartPolicy = LABELS, head = ''): Promise<void> {
  await page.route('http://site.test/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><head><title>t</title>${head}</head><body>${body}</body></html>`,
    }),
  );
  await page.goto('http://site.test/');
  await page.evaluate(script);
  await page.evaluate((p) => window.engine.start(p), policy);
  await settled();
}

async function settled() {
  const state = await page.evaluate(() => window.engine.settled());
  expect(state.defects).toEqual([]);
  return state;
}

/** Changes the page and waits until both ends agree again. */
async function change(edit: () => void): Promise<void> {
  await page.evaluate(edit);
  await settled();
}

const mirrored = () => page.evaluate(() => window.engine.mirrored());
const sent = () => page.evaluate(() => window.engine.sent());

describe('what the mirror shows', () => {
  test('is the page when everything is disclosed', async () => {
    await open(
      '<main id="m"><h1>Title</h1><p class="a b">Some <b>bold</b> text</p><input id="i" value="x"><textarea id="t">long</textarea></main>',
      EVERYTHING,
    );
    const html = await mirrored();
    expect(html).toContain('<main id="m"><h1>Title</h1><p class="a b">Some <b>bold</b> text</p>');
  });

  test('follows inserted, removed, moved and changed nodes', async () => {
    await open('<ul id="l"><li id="a">A</li><li id="b">B</li><li id="c">C</li></ul><ol id="o"></ol>', EVERYTHING);
    await change(() => {
      const [a, b, c] = [...document.querySelectorAll('li')];
      document.getElementById('o')?.append(c as Element, a as Element);
      (b as Element).textContent = 'Bee';
      document.getElementById('l')?.insertAdjacentHTML('beforeend', '<li class="new">D<em>E</em></li>');
      (b as Element).setAttribute('class', 'x');
    });
    const html = await mirrored();
    expect(html).toContain('<ul id="l"><li id="b" class="x">Bee</li><li class="new">D<em>E</em></li></ul>');
    expect(html).toContain('<ol id="o"><li id="c">C</li><li id="a">A</li></ol>');
  });

  test('keeps order when nodes are wrapped, unwrapped and swapped', async () => {
    await open('<div id="r"><p id="p1">1</p><p id="p2">2</p><p id="p3">3</p></div>', EVERYTHING);
    await change(() => {
      const r = document.getElementById('r') as HTMLElement;
      const wrap = document.createElement('section');
      r.insertBefore(wrap, r.children[1] as Element);
      wrap.append(document.getElementById('p2') as Element, document.getElementById('p1') as Element);
    });
    expect(await mirrored()).toContain(
      '<div id="r"><section><p id="p2">2</p><p id="p1">1</p></section><p id="p3">3</p></div>',
    );
    await change(() => {
      const section = document.querySelector('section') as Element;
      const p2 = document.getElementById('p2') as Element;
      (section.parentNode as Node).insertBefore(p2, section);
      p2.append(section);
    });
    expect(await mirrored()).toContain(
      '<div id="r"><p id="p2">2<section><p id="p1">1</p></section></p><p id="p3">3</p></div>',
    );
  });

  test('looks like the page: boxes stand where they stand there', async () => {
    const css =
      '<style>body{margin:0;font:16px/1.5 monospace}.row{display:flex;gap:8px;padding:10px}.row>*{flex:1;border:1px solid}</style>';
    await open('<div class="row"><button id="x">One</button><button id="y">Two</button></div>', LABELS, css);
    const real = await page.locator('#y').boundingBox();
    expect(await page.evaluate(() => window.engine.mirrorBox('#y'))).toEqual(real);
  });

  test('has sheets in their order, adopted ones and rules set by script', async () => {
    await open('<p id="p">x</p>', LABELS, '<style>#p{width:100px}</style><style>#p{width:200px}</style>');
    expect((await page.evaluate(() => window.engine.mirrorBox('#p')))?.width).toBe(200);
    await change(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('#p{width:300px}');
      document.adoptedStyleSheets = [sheet];
    });
    await page.waitForFunction(() => window.engine.mirrorBox('#p')?.width === 300);
  });

  test('[WIRE-5] a sheet that two components share stands in both, and what a script changes in it changes both', async () => {
    await open('<x-one></x-one><x-two></x-two>', EVERYTHING);
    await change(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('p{width:120px}');
      Object.assign(window, { shared: sheet });
      for (const tag of ['x-one', 'x-two']) {
        const root = (document.querySelector(tag) as Element).attachShadow({ mode: 'open' });
        root.innerHTML = '<p>x</p>';
        root.adoptedStyleSheets = [sheet];
      }
    });
    const widths = () =>
      page.evaluate(() => {
        const frames = [...document.querySelectorAll('iframe')];
        const drawn = frames.find((frame) => frame.style.visibility === 'visible')?.contentDocument;
        return ['x-one', 'x-two'].map(
          (tag) => drawn?.querySelector(tag)?.shadowRoot?.querySelector('p')?.getBoundingClientRect().width,
        );
      });
    expect(await widths()).toEqual([120, 120]);
    await change(() => (window as unknown as { shared: CSSStyleSheet }).shared.insertRule('p{width:140px}', 1));
    expect(await widths()).toEqual([140, 140]);
  });

  test('has open shadow roots and what happens in them', async () => {
    await open('<x-card id="h"></x-card>', EVERYTHING);
    await change(() => {
      const root = (document.getElementById('h') as Element).attachShadow({ mode: 'open' });
      root.innerHTML = '<style>p{color:red}</style><p>in shadow</p>';
      document.body.append(document.createElement('hr'));
      document.getElementById('h')?.setAttribute('class', 'grown');
    });
    await change(() => {
      const p = document.getElementById('h')?.shadowRoot?.querySelector('p');
      if (p) p.textContent = 'changed in shadow';
    });
    expect((await sent()).text).toContain('changed in shadow');
  });
});

describe('what may be known', () => {
  const CANARY = 'QX7-CANARY';

  test('[PRIV-2] labels shows what names things and masks every other text and every value', async () => {
    await open(`<nav><a href="/x?${CANARY}">Home</a></nav><h1>Your return</h1><label for="f">Income</label><input id="f" value="${CANARY}">
      <p>${CANARY}</p><table><tr><th>Date</th></tr><tr><td>${CANARY}</td></tr></table><button>Continue</button>
      <select><option>Married</option></select><div role="alert">Fill this in</div>`);
    const { text, bytes } = await sent();
    for (const shown of ['Home', 'Your return', 'Income', 'Date', 'Continue', 'Married', 'Fill this in'])
      expect(text).toContain(shown);
    expect(text + bytes).not.toContain(CANARY);
  });

  test('[PRIV-2] the nearest rule decides, hidden wins over everything inside, and nothing shows nothing', async () => {
    await open(
      `<div data-beside="show"><p>open words</p><div data-beside="mask"><p>${CANARY}1</p><p data-beside="show">inner words</p></div></div>
       <div data-beside="hide"><p data-beside="show">${CANARY}2</p></div><h2>heading words</h2>`,
      { base: 'nothing', allowShowAttributes: true, rules: [] },
    );
    const { text } = await sent();
    expect(text).toContain('open words');
    expect(text).toContain('inner words');
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain('heading words');
  });

  test('[PRIV-3] a policy may forbid show, and an unknown token masks', async () => {
    await open(`<p data-beside="show">${CANARY}</p><h1 data-beside="blurr">${CANARY}</h1>`, {
      base: 'labels',
      allowShowAttributes: false,
      rules: [],
    });
    expect((await sent()).text).not.toContain(CANARY);
  });

  test('[PRIV-4] a protecting rule that cannot be read hides the whole page', async () => {
    await open(`<h1>${CANARY}</h1>`, {
      base: 'labels',
      allowShowAttributes: true,
      rules: [{ selector: 'p:::x', level: 'masked' }],
    });
    expect((await sent()).text).not.toContain(CANARY);
  });

  test('[PRIV-5] a value is shown by a rule on the field alone, and a secret never', async () => {
    await open(
      `<form data-beside="show"><input id="a" value="${CANARY}1"><input id="b" data-beside="show" value="visible-value">
       <input type="password" data-beside="show" value="${CANARY}2"><input autocomplete="cc-number" data-beside="show" value="${CANARY}3">
       <input autocomplete="one-time-code" data-beside="show" value="${CANARY}4"><textarea>${CANARY}5</textarea>
       <div contenteditable>${CANARY}6</div><input type="hidden" value="${CANARY}7"></form>`,
    );
    const { text } = await sent();
    expect(text).toContain('visible-value');
    expect(text).not.toContain(CANARY);
  });

  test('[PRIV-5] a field that ever was a password stays one: the show-password eye', async () => {
    await open(`<input id="p" type="password" data-beside="show" value="${CANARY}">`);
    await change(() => document.getElementById('p')?.setAttribute('type', 'text'));
    expect((await sent()).text).not.toContain(CANARY);
  });

  test('[PRIV-6] a new node leaves masked and is disclosed a frame later', async () => {
    await open('<div id="d"></div>');
    await change(() => {
      const h = document.createElement('h2');
      h.textContent = 'New heading';
      document.getElementById('d')?.append(h);
    });
    const { text } = await sent();
    expect(text).toContain('New heading');
    expect(text.indexOf('••••')).toBeLessThan(text.indexOf('New heading'));
  });

  test('[PRIV-6] a node that its maker marks right after inserting it never leaves', async () => {
    await open('<div id="d"></div>');
    await change(() => {
      const h = document.createElement('h2');
      h.textContent = 'QX7-CANARY';
      document.getElementById('d')?.append(h);
      queueMicrotask(() => h.setAttribute('data-beside', 'mask'));
    });
    expect((await sent()).text).not.toContain(CANARY);
  });

  test('[PRIV-6] a text moved out of a masked part stays masked', async () => {
    await open(`<div data-beside="mask"><span id="s">${CANARY}</span></div><h1 id="h">Title </h1>`);
    await change(() => document.getElementById('h')?.append(document.getElementById('s') as Element));
    expect((await sent()).text).not.toContain(CANARY);
  });

  test('[PRIV-8] URLs, the title, unknown attributes and hidden words do not travel', async () => {
    await open(
      `<h1 data-x="${CANARY}" onclick="${CANARY}">T</h1><a href="https://x.test/${CANARY}">l</a><img src="/${CANARY}.png" alt="${CANARY}">
       <p title="${CANARY}" aria-label="${CANARY}">x</p><form action="/${CANARY}"></form><script>"${CANARY}"</script><!-- ${CANARY} -->`,
      LABELS,
      `<meta name="a" content="${CANARY}"><title>${CANARY}</title>`,
    );
    const { text, bytes } = await sent();
    expect(text + bytes).not.toContain(CANARY);
  });

  test('[PRIV-9] style sheets lose what fetches, comments and imports', async () => {
    await open(
      '<p>x</p>',
      LABELS,
      `<style>@import "/${CANARY}.css"; /* ${CANARY} */ p{background:url(/${CANARY}.png);color:red}</style>`,
    );
    const { text } = await sent();
    expect(text).not.toContain(CANARY);
    expect(text).toContain('red');
  });

  test('[PRIV-10] masked values look alike, whatever they hold', async () => {
    await open(
      '<input id="a"><input id="b" value="1"><input type="checkbox" checked><select><option>a<option selected>b</select><progress value=".3"></progress>',
    );
    const { text } = await sent();
    expect(text.match(/•{8}/g)).toHaveLength(2);
    expect(text).not.toMatch(/\.checked|\.selected|"0\.3"/);
  });

  test('[PRIV-1] typing into a masked field sends no more than that it is masked', async () => {
    await open('<label>Name <input id="n"></label>');
    await page.locator('#n').fill(CANARY);
    await change(() => document.body.append(document.createElement('hr')));
    expect((await sent()).text).not.toContain(CANARY);
  });
});
