import { engineBench, EVERYTHING, LABELS } from '../support/pages/engine-bench';

const { open, change, mirrored, sent, page } = engineBench();
const CANARY = 'QX7-CANARY';

/** A frame whose document is there as soon as the page is, and what stands in it. */
const frame = (inner: string, attributes = '', id = 'f') =>
  `<iframe id="${id}" ${attributes} srcdoc="${inner.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`;

/** Until the mirror shows `words` in the frame that the selectors lead to. */
const shows = (words: string, ...frames: string[]) =>
  page().waitForFunction(([w, path]) => window.engine.mirrored(...path).includes(w), [words, frames] as const);

describe('a frame of the same origin', () => {
  test('[WIRE-5] is part of the page state: tree, styles, mode and what happens in it', async () => {
    await open(frame('<!doctype html><style>p{width:123px}</style><p id="p">inside</p><input id="i">'), EVERYTHING);
    await shows('inside', '#f');
    await change(() => {
      const inner = document.querySelector('iframe')?.contentDocument as Document;
      (inner.getElementById('p') as Element).textContent = 'changed inside';
      (inner.getElementById('i') as HTMLInputElement).value = 'typed inside';
      inner.body.append(document.createElement('hr'));
    });
    expect(await mirrored('#f')).toContain('<p id="p">changed inside</p>');
    expect((await sent()).text).toContain('typed inside');
    const drawn = await page().evaluate(() => {
      const frames = [...document.querySelectorAll('iframe')].map((f) => f.contentDocument?.querySelector('iframe'));
      const inner = frames.find((f) => f?.id === 'f')?.contentDocument;
      return { width: inner?.getElementById('p')?.getBoundingClientRect().width, mode: inner?.compatMode };
    });
    expect(drawn).toEqual({ width: 123, mode: 'CSS1Compat' });
  });

  test('[WIRE-5] may hold frames, be navigated, be written to, moved and removed', async () => {
    await open(`<main>${frame(`<p>outer</p>${frame('<p>inner</p>', '', 'g')}`)}</main><aside></aside>`, EVERYTHING);
    await shows('inner', '#f', '#g');
    await page().evaluate(() => document.querySelector('iframe')?.setAttribute('srcdoc', '<p>navigated</p>'));
    await shows('navigated', '#f');
    await change(() => {
      const inner = document.querySelector('iframe')?.contentDocument as Document;
      inner.open();
      inner.write('<!doctype html><p>written</p>');
      inner.close();
    });
    expect(await mirrored('#f')).toContain('written');
    await page().evaluate(() => document.querySelector('aside')?.append(document.querySelector('iframe') as Element));
    await shows('navigated', '#f'); // a browser loads a moved frame anew
    await change(() => {
      const inner = document.querySelector('iframe')?.contentDocument as Document;
      document.querySelector('main')?.append(inner.querySelector('p') as Element);
    });
    expect(await mirrored()).toContain('<main><p>navigated</p></main>');
    await change(() => document.querySelector('iframe')?.remove());
    expect(await mirrored()).not.toContain('<iframe');
  });

  test('[WIRE-5] shows sheets that it has adopted, where it is scrolled to, and what its scripts set', async () => {
    await open(frame('<!doctype html><div style="height:3000px"></div><p id="p">x</p>'), EVERYTHING);
    await shows('<p', '#f');
    await change(() => {
      const view = document.querySelector('iframe')?.contentWindow as Window & typeof globalThis;
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync('#p { width: 77px }');
      view.document.adoptedStyleSheets = [sheet];
      sheet.insertRule('#p { height: 33px }');
      view.scrollTo(0, 500);
    });
    const drawn = await page().evaluate(() => {
      const frames = [...document.querySelectorAll('iframe')].map((f) => f.contentDocument?.querySelector('iframe'));
      const inner = frames.find((f) => f?.id === 'f')?.contentDocument as Document;
      const p = inner.getElementById('p')?.getBoundingClientRect();
      return { width: p?.width, height: p?.height, top: inner.documentElement.scrollTop };
    });
    expect(drawn).toEqual({ width: 77, height: 33, top: 500 });
  });

  test('[CTRL-3] a spot in it is the same spot at both ends', async () => {
    const button =
      '<body style="margin:0"><button id="b" style="position:absolute;left:50px;top:40px;width:80px">B</button>';
    await open(
      `<body style="margin:0">${frame(button, 'style="position:absolute;left:100px;top:100px;border:5px solid;padding:7px"')}`,
      EVERYTHING,
    );
    await shows('<button', '#f');
    expect(await page().evaluate(() => window.engine.pointedAt(100 + 12 + 60, 100 + 12 + 45))).toBe('b');
    expect(await page().evaluate(() => window.engine.pointedAt(100 + 12 + 20, 100 + 12 + 45))).not.toBe('b');
    await page().mouse.move(100 + 12 + 60, 100 + 12 + 45);
    await page().waitForFunction(() => /"pointer"[^}]*"x":0\.12/.test(window.engine.sent().text));
  });

  test('the page’s own document may be written anew; Beside stays in it', async () => {
    await open('<p>old</p>', EVERYTHING);
    await change(() => {
      document.open();
      document.write('<!doctype html><body><p>new</p><input id="i">');
      document.close();
    });
    expect((await sent()).text).toContain('"text":"new"');
    await page().locator('#i').fill('typed into the new one', { force: true });
    await page().waitForFunction(() => window.engine.sent().text.includes('typed into the new one'));
  });
});

describe('what may be known of a frame', () => {
  test('[PRIV-8] one that cannot be looked into is a tile', async () => {
    await open(`<iframe src="http://other.test/"></iframe>${frame(`<p>${CANARY}</p>`, 'sandbox')}`, EVERYTHING);
    await change(() => document.body.append(document.createElement('hr')));
    const { text } = await sent();
    expect(text.match(/"reason":"frame"/g)).toHaveLength(2);
    expect(text).not.toContain(CANARY);
  });

  test('[PRIV-2] a level is inherited through the frame, and rules apply in it', async () => {
    const inner = `<h1>${CANARY}</h1><p data-beside="show">opened</p><input value="${CANARY}">`;
    await open(
      `${frame(inner, 'data-beside="mask"')}${frame(`<p data-beside="show">${CANARY}</p>`, 'data-beside="hide"', 'h')}
       ${frame(`<h1>Heading</h1><p>${CANARY}</p><div class="no">${CANARY}</div>`, '', 'l')}`,
      { ...LABELS, rules: [{ selector: '.no', level: 'hidden' }] },
    );
    await shows('opened', '#f');
    await shows('Heading', '#l');
    const { text, bytes } = await sent();
    expect(text + bytes).not.toContain(CANARY);
  });

  test('[PRIV-6] what is taken out of a masked frame stays masked, also when the frame is gone by then', async () => {
    await open(`${frame(`<h2 id="s">${CANARY}</h2>`, 'data-beside="mask"')}<h1></h1>`);
    await shows('<h2', '#f');
    await change(() => {
      const inner = document.querySelector('iframe')?.contentDocument as Document;
      const s = inner.getElementById('s') as Element;
      document.querySelector('iframe')?.remove();
      document.querySelector('h1')?.append(s);
    });
    expect(await mirrored()).toContain('<h2');
    expect((await sent()).text).not.toContain(CANARY);
  });

  test('[PRIV-6] what is taken out of a frame in a hidden part stays hidden', async () => {
    const fill = `document.querySelector('iframe').contentDocument.body.innerHTML = '<h2 id="s">${CANARY}</h2>'`;
    await open(`<div data-beside="hide"><iframe></iframe></div><h1>Title</h1><script>${fill}</script>`);
    await change(() => {
      const s = document.querySelector('iframe')?.contentDocument?.getElementById('s') as Element;
      document.querySelector('h1')?.append(s, document.createElement('hr'));
    });
    expect((await sent()).text).not.toContain(CANARY);
  });

  test('[PRIV-5] what is typed into a frame in design mode is a value', async () => {
    await open(frame('<body></body>'));
    await shows('<body', '#f');
    await change(() => {
      const inner = document.querySelector('iframe')?.contentDocument as Document;
      inner.designMode = 'on';
      inner.body.innerHTML = '<h1>QX7-CANARY</h1>';
      document.body.append(document.createElement('hr'));
    });
    expect((await sent()).text).not.toContain(CANARY);
  });
});
