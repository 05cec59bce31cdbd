import { engineBench, EVERYTHING, LABELS } from '../support/pages/engine-bench';

const { open, change, page } = engineBench();

const PAGE = `
  <style>body { margin: 0 } #list, #inner, #still, #rtl { width: 200px; height: 100px; overflow: auto } #still { overflow: hidden }</style>
  <div id="list"><div id="inner"><p style="height: 500px; margin: 0" id="deep">deep</p></div><p style="height: 900px">more</p></div>
  <div id="still"><p style="height: 500px; margin: 0" id="clipped">clipped</p></div>
  <div id="rtl" dir="rtl"><p style="width: 700px; margin: 0" id="wide">wide</p></div>
  <ul role="listbox" aria-label="Cities" style="width: 200px; height: 40px; overflow: auto"><li role="option" id="city" style="height: 300px">Utrecht</li></ul>
  <p style="height: 3000px" id="rest">rest</p>`;

/** What a wheel over an element of the mirror would scroll, by the customer's ids; `window` is the window. */
const partsOver = (selector: string) =>
  page().evaluate((wanted) => {
    const box = window.engine.mirrorBox(wanted);
    const at = window.engine.windowPoint((box?.x ?? 0) + 3, (box?.y ?? 0) + 3);
    const node = window.engine.mirror().anchorAt(at.x, at.y)?.node ?? 0;
    return window.engine
      .mirror()
      .scrollParts(node)
      .map(({ node: part, isWindow, leastLeft, mostLeft, top, mostTop }) => ({
        part: isWindow ? 'window' : window.engine.idOf(part),
        across: [leastLeft, mostLeft],
        down: [top, mostTop],
      }));
  }, selector);

test('[CTRL-3] a wheel finds the innermost part that scrolls, then what is around it, where the customer has them', async () => {
  await open(PAGE, EVERYTHING);
  const [inner, list, page0, ...none] = await partsOver('#deep');
  expect([inner?.part, list?.part, page0?.part, none.length]).toEqual(['inner', 'list', 'window', 0]);
  expect(inner?.down).toEqual([0, 400]);
  await change(() => document.getElementById('list')?.scrollTo(0, 60));
  expect((await partsOver('#list')).find(({ part }) => part === 'list')?.down[0]).toBe(60);
  expect((await partsOver('#clipped')).map(({ part }) => part)).toEqual(['window']);
  const [rtl] = await partsOver('#rtl');
  expect([rtl?.part, rtl?.across]).toEqual(['rtl', [-500, 0]]);
});

test('a window that its page has locked, as under a dialog, is not scrolled by a wheel', async () => {
  await open(PAGE, EVERYTHING);
  expect((await partsOver('#rest')).map(({ part }) => part)).toEqual(['window']);
  await change(() => (document.body.style.overflow = 'hidden'));
  expect(await partsOver('#rest')).toEqual([]);
});

test('page keys are a list’s own, and scroll a plain part', async () => {
  await open(PAGE, EVERYTHING);
  const own = await page().evaluate(() =>
    ['#city', '#deep'].map((selector) => {
      const box = window.engine.mirrorBox(selector);
      const at = window.engine.windowPoint((box?.x ?? 0) + 3, (box?.y ?? 0) + 3);
      return window.engine.mirror().hasOwnKeys(window.engine.mirror().anchorAt(at.x, at.y)?.node ?? 0);
    }),
  );
  expect(own).toEqual([true, false]);
});

const TEXT = `
  <style>body { margin: 0; font: 20px monospace }</style>
  <h1 id="head" style="margin: 0">Some <i>words</i> of a <b>heading</b> here</h1>
  <p id="own" style="margin: 0">Words of my own</p>
  <button id="go">Press these words</button>`;

/** What the customer's page chooses for a drag from one letter of the mirror to another, counted in the words of the element. */
const dragged = (selector: string, from: number, to: number) =>
  page().evaluate(
    ({ wanted, letters }) => {
      const points = letters.map((letter) => {
        const at = window.engine.letterBox(wanted, letter);
        return window.engine.windowPoint(at.x + 1, at.y + at.height / 2);
      });
      const [start, end] = points;
      const words = start && end ? window.engine.mirror().wordsBetween(start, end) : null;
      return words && { on: window.engine.idOf(words.node), ...window.engine.chosen(words) };
    },
    { wanted: selector, letters: [from, to] },
  );

test('a drag over the mirror chooses the customer’s own words, in either direction, across what is set apart in them', async () => {
  await open(TEXT);
  expect(await dragged('#head', 0, 4)).toEqual({ on: 'head', words: 'Some' });
  expect(await dragged('#head', 5, 22)).toEqual({ on: 'head', words: 'words of a headin' });
  expect(await dragged('#head', 22, 5)).toEqual({ on: 'head', words: 'words of a headin' });
  expect(await dragged('#head', 3, 3)).toBeNull();
});

test('[PRIV-10] words that are masked are not chosen: nobody knows here how many letters they have; a button is pressed', async () => {
  await open(TEXT, LABELS);
  expect(await dragged('#own', 0, 4)).toBeNull();
  expect(await dragged('#go', 0, 4)).toBeNull();
});
