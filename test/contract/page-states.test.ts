import { engineBench, EVERYTHING } from '../support/pages/engine-bench';

const { open, change, mirrored, sent, page } = engineBench();
const CANARY = 'QX7-CANARY';

/** Until the mirror's page is so. */
const shows = (pattern: string) => page().waitForFunction((p) => new RegExp(p).test(window.engine.mirrored()), pattern);
const style = (selector: string, property: string) =>
  page().evaluate(([s, p]) => window.engine.mirrorStyle(s, p), [selector, property] as const);

describe('closed shadow roots', () => {
  const make = () => {
    const root = (document.getElementById('h') as Element).attachShadow({ mode: 'closed' });
    root.innerHTML = '<style>p{width:111px}</style><p id="p">QX7-CANARY</p><div data-beside="mask"><slot></slot></div>';
    setTimeout(() => root.querySelector('p')?.append(' and more'), 50);
  };

  test('[PRIV-8] made by a script are part of the page, and what happens in them', async () => {
    await open('<x-card id="h"></x-card>', EVERYTHING);
    await change(make);
    await page().waitForFunction(() => window.engine.sent().text.includes(' and more'));
    expect((await sent()).text).toContain(CANARY);
    expect(await mirrored()).toContain('<x-card id="h">');
  });

  test('[PRIV-2] have the level of their host, and what is slotted has that of its slot', async () => {
    await open(`<x-card id="h" data-beside="mask">x</x-card>`);
    await change(make);
    expect((await sent()).text).not.toContain(CANARY);
    await page().goto('about:blank');
    await open('<x-card id="h">slotted words</x-card>', EVERYTHING);
    await change(make);
    await change(() => document.getElementById('h')?.append('QX8-CANARY'));
    expect((await sent()).text).not.toContain('QX8');
  });
});

describe('what lies above the page', () => {
  test('[PRIV-8] dialogs, popovers and details stand in their order, without taking the focus', async () => {
    await open(
      `<div style="position:relative;z-index:1"><dialog id="d">Sure?</dialog></div><div popover id="p">Menu</div>
       <details id="s"><summary>More</summary>text</details><div style="position:fixed;inset:0;z-index:99999"></div>`,
      EVERYTHING,
    );
    await change(() => {
      document.querySelector('details')?.setAttribute('open', '');
      document.querySelector('dialog')?.showModal();
      (document.getElementById('p') as HTMLElement).showPopover();
    });
    expect(await style('#d', 'position')).toBe('fixed');
    expect(await style('#p', 'display')).toBe('block');
    const [dialog, popover] = [await style('#d', 'z-index'), await style('#p', 'z-index')].map(Number);
    expect(popover).toBeGreaterThan(dialog as number);
    expect(await style('beside-backdrop', 'background-color')).toBe('rgba(0, 0, 0, 0.1)');
    expect(await page().evaluate(() => window.engine.pointedAt(600, 400))).toMatch(/^[dp]$/);
    expect(await mirrored()).toMatch(/<details id="s" open="">/);
    await change(() => {
      document.querySelector('dialog')?.close();
      (document.getElementById('p') as HTMLElement).hidePopover();
    });
    expect(await mirrored()).not.toMatch(/beside-backdrop|data-beside-top/);
    expect(await style('#p', 'display')).toBe('none');
    expect(await style('#d', 'display')).toBe('none');
  });

  test('[PRIV-12] in a masked part it is not told', async () => {
    await open('<div data-beside="mask"><dialog>x</dialog><p popover>x</p></div>');
    await change(() => {
      document.querySelector('dialog')?.showModal();
      document.querySelector('p')?.showPopover();
    });
    await change(() => document.body.append(document.createElement('hr')));
    expect((await sent()).text).not.toContain('@top');
  });
});

describe('states of the moment', () => {
  const STYLE =
    '<style>b:hover{color:rgb(1,2,3)} input:focus{color:rgb(4,5,6)} div:focus-within{color:rgb(7,8,9)}</style>';

  test('[PRIV-8] hover, focus and target are drawn as the page draws them', async () => {
    await open(
      `${STYLE}<style>h2:target{color:rgb(9,9,9)}</style><b id="b">bold</b><div id="w"><input id="i" data-beside="show"></div><h2 id="t">T</h2>`,
      EVERYTHING,
    );
    await page().locator('#b').hover();
    await shows('<b id="b" data-beside-hover="">');
    expect(await style('#b', 'color')).toBe('rgb(1, 2, 3)');
    await page().locator('#i').focus();
    await shows('data-beside-focus=""');
    expect(await style('#i', 'color')).toBe('rgb(4, 5, 6)');
    expect(await style('#w', 'color')).toBe('rgb(7, 8, 9)');
    expect(await style('#i', 'outline-style')).toBe('auto');
    expect(await page().evaluate(() => document.activeElement?.id)).toBe('i');
    await page().evaluate(() => void (location.hash = 't'));
    await shows('<h2 id="t" data-beside-target="">');
  });

  test('[PRIV-12] in a masked part they are those of the whole part', async () => {
    await open(
      '<div id="k" data-beside="mask" tabindex="0"><button id="b1">1</button><button id="b2">2</button></div>',
    );
    await page().locator('#b2').hover();
    await page().locator('#b2').focus();
    await shows('<div id="k"[^>]*data-beside-hover');
    await shows('<div id="k"[^>]*data-beside-focus=');
    expect(await mirrored()).not.toMatch(/<button[^>]*data-beside-(hover|focus)/);
  });

  test('[PRIV-12] selected words are drawn; masked ones, and those in fields, are not told', async () => {
    await open(
      `<p data-beside="show" id="s">some words shown</p><p id="m">${CANARY} masked</p><input id="i" value="typed">`,
    );
    await page().evaluate(() => {
      const text = document.getElementById('s')?.firstChild as Text;
      document.getSelection()?.setBaseAndExtent(text, 5, document.getElementById('m')?.firstChild as Text, 4);
    });
    await page().waitForFunction(() => window.engine.selected() === 'words shown');
    const before = (await sent()).text.length;
    await page().evaluate(() => document.getSelection()?.selectAllChildren(document.getElementById('m') as Element));
    await page().waitForFunction(() => window.engine.selected() === '');
    await page().locator('#i').focus();
    await page().evaluate(() => (document.getElementById('i') as HTMLInputElement).setSelectionRange(1, 3));
    await change(() => document.body.append(document.createElement('hr')));
    const after = (await sent()).text.slice(before);
    expect(after.match(/"kind":"selection"[^}]*}/g)).toEqual(['"kind":"selection","range":null}']);
  });
});
