import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { bundleForPage } from '../support/browser/bundle';
import { launchChromium } from '../support/browser/chromium';
import { FINAL_VECTORS, type FinalVector } from '../support/final-vectors';
import { HANG_LIMIT_MS } from '../support/hang-limit';
import type { ActOn } from '../support/pages/hands-page';
import { printFigures } from '../support/run/print-figures';
import { until } from '../support/until';

jest.setTimeout(HANG_LIMIT_MS);

const PLACES = ['light DOM', 'shadow root', 'iframe'] as const;
type PlaceName = (typeof PLACES)[number];

type Verb = (on: string) => ActOn;
/** Each verb of the wire that touches the page, as an agent would use it on a field. */
const VERBS: Readonly<Record<string, Verb>> = {
  fill: (on) => ({ kind: 'fill', value: { kind: 'text', text: '12' }, on }),
  press: (on) => ({ kind: 'press', on }),
  'key Enter': (on) => ({ kind: 'key', key: 'Enter', shift: false, on }),
  'key Delete': (on) => ({ kind: 'key', key: 'Delete', shift: false, on }),
  'key Tab': (on) => ({ kind: 'key', key: 'Tab', shift: false, on }),
  hover: (on) => ({ kind: 'hover', on }),
  focus: (on) => ({ kind: 'focus', on }),
  scroll: (on) => ({ kind: 'scroll', left: 0, top: 10, on }),
  select: (on) => ({ kind: 'select', start: 0, end: 1, on }),
  undo: () => ({ kind: 'undo' }),
  'go back': () => ({ kind: 'go', where: 'back' }),
};
const FIELD = '<textarea id="field" rows="1">some words\n\n\n\n</textarea>';
/** All that a page can hear of these acts. */
const HEARD = [
  'pointerover',
  'pointerdown',
  'click',
  'keydown',
  'input',
  'change',
  'focusin',
  'focusout',
  'scroll',
  'select',
];

declare global {
  interface Window {
    /** How often a page of these tests has tried to send, open, leave or download something by script. */
    tried?: number;
    /** Lets the page hear from now on. */
    arm(): void;
  }
}

let browser: Browser;
let script: string;
let page: Page;
const arrived: string[] = [];

beforeAll(async () => {
  script = await bundleForPage(path.resolve(__dirname, '../support/pages/hands-page.ts'));
  browser = await launchChromium();
});
afterAll(() => browser?.close());

beforeEach(openPage);
afterEach(() => page.context().close());

async function openPage(): Promise<void> {
  arrived.length = 0;
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  page = await context.newPage();
  // Nothing comes of what arrives: the page stays, and the next case has it.
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (!url.pathname.startsWith('/sent/'))
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' });
    arrived.push(url.pathname.slice('/sent/'.length));
    return route.fulfill({ status: 204 });
  });
  context.on('page', (opened) => opened !== page && void opened.close());
  await page.goto('http://site.test/');
  await page.evaluate(script);
}

/** Puts one case in the page and gives where its field, or what is acted on, stands. It reacts once `window.arm` was called. */
async function build(place: PlaceName, vector: FinalVector, id: string): Promise<string> {
  await page.evaluate(
    async ({ place, html, does, id, heard, atOnce }) => {
      document.body.replaceChildren();
      let root: ParentNode & Node = document.body;
      let win: Window & typeof globalThis = window;
      if (place === 'shadow root') {
        const host = document.createElement('x-case');
        document.body.append(host);
        root = host.attachShadow({ mode: 'open' });
      } else if (place === 'iframe') {
        const frame = document.createElement('iframe');
        frame.style.cssText = 'width:600px;height:300px';
        frame.src = '/frame';
        const loaded = new Promise((done) => (frame.onload = done));
        document.body.append(frame);
        await loaded;
        win = frame.contentWindow as typeof win;
        root = win.document.body;
      }
      const kept = win.HTMLFormElement.prototype;
      Object.assign(win, {
        kept: { submit: kept.submit, requestSubmit: kept.requestSubmit, click: win.HTMLElement.prototype.click },
      });
      const part = win.document.createElement('div'); // parsed where it stands: an adopted element keeps the realm it was made in
      part.innerHTML = html;
      root.append(part);
      window.arm = () => {};
      if (!does) return;
      const form = part.querySelector('form');
      const send = () => void fetch(`http://site.test/sent/${id}`, { keepalive: true }).catch(() => 0);
      const react = new Function('root', 'form', 'win', 'send', does);
      let done = false;
      const once = () => {
        if (done) return;
        done = true;
        window.tried = (window.tried ?? 0) + 1;
        react(part, form, win, send);
      };
      window.arm = () => {
        if (atOnce) return once();
        const field = part.querySelector('#field');
        for (const type of heard) field?.addEventListener(type, once);
        window.onpopstate = once;
      };
    },
    {
      place,
      html: vector.form.replaceAll('CASE', id).replaceAll('FIELD', FIELD),
      does: vector.does?.replaceAll('CASE', id) ?? null,
      id,
      heard: HEARD,
      atOnce: vector.atOnce ?? false,
    },
  );
  const at = vector.does === undefined ? '#final' : '#field';
  return place === 'light DOM' ? at : `${place === 'iframe' ? 'iframe' : 'x-case'} >>> ${at}`;
}

function* cases(): Generator<{ place: PlaceName; vector: FinalVector; verb: string; id: string }> {
  let number = 0;
  for (const place of PLACES)
    for (const vector of FINAL_VECTORS)
      for (const verb of Object.keys(VERBS)) yield { place, vector, verb, id: `${++number}-${verb.replace(' ', '-')}` };
}

/** What a verb needs to have happened before: something to undo, somewhere to go back to. */
async function prepare(verb: string, on: string): Promise<void> {
  if (verb === 'undo') await page.evaluate((what) => window.hands.act(what, 'agent'), (VERBS['fill'] as Verb)(on));
  if (verb === 'go back') await page.evaluate(() => history.pushState(null, '', '?step'));
}

const pause = (ms: number) => page.evaluate((time) => new Promise((done) => setTimeout(done, time)), ms);

test('[CTRL-6] no act submits, opens, leaves or downloads anything, whatever the page makes of it', async () => {
  await page.evaluate(() => window.hands.start());
  let acts = 0;
  const names = new Map<string, string>();
  for (const { place, vector, verb, id } of cases()) {
    const on = await build(place, vector, id);
    names.set(id, `${verb} × ${vector.name} × ${place}`);
    await prepare(verb, on);
    await page.evaluate(() => window.arm());
    const act = (VERBS[verb] as Verb)(on);
    await page.evaluate((what) => window.hands.act(what, 'agent'), act);
    acts += 1;
    if (/while/.test(vector.name)) await pause(450);
    else await pause(/moment/.test(vector.name) ? 25 : 0);
    if (acts % 30 === 0) await pause(300); // forty acts a second are one viewer's
  }
  await pause(100);
  const tried = await page.evaluate(() => window.tried ?? 0);
  printFigures(
    `final actions: ${FINAL_VECTORS.length} ways × ${Object.keys(VERBS).length} verbs × ${PLACES.length} places = ${acts} acts, after which pages tried ${tried} times; ${arrived.length} submissions`,
  );
  expect(arrived.map((id) => names.get(id) ?? id)).toEqual([]);
  expect(tried).toBeGreaterThan(500);
});

test('[CTRL-6] without the guard the same ways lead out: the matrix can fail', async () => {
  const ways = new Set<string>();
  let acts = 0;
  for (const { place, vector, verb, id } of cases()) {
    if (verb !== 'fill' && verb !== 'press') continue;
    const on = await build(place, vector, id);
    await page.evaluate(() => window.arm());
    await page.evaluate((what) => window.hands.actUnguarded(what), (VERBS[verb] as Verb)(on));
    acts += 1;
    await pause(/while/.test(vector.name) ? 450 : 30);
    if (arrived.includes(id)) ways.add(vector.name);
  }
  printFigures(
    `unguarded: ${acts} acts, ${arrived.length} submissions by ${ways.size} ways of ${FINAL_VECTORS.length}`,
  );
  expect(ways.size).toBeGreaterThan(40);
});

interface CustomerWay {
  readonly name: string;
  readonly form: string;
  readonly does?: string;
  readonly how?: 'click' | 'Enter' | 'type' | 'choose';
}
const around = (rest: string) =>
  `<form id="form" action="/sent/CASE"><input id="other"><input id="field">${rest}</form>`;
const CUSTOMER_WAYS: readonly CustomerWay[] = [
  { name: 'a submit button', form: around('<button id="go">Go</button>') },
  { name: 'an input of type submit', form: around('<input id="go" type="submit" value="Go">') },
  { name: 'a span in a button', form: around('<button><span id="go">Go</span></button>') },
  { name: 'a label of a button', form: around('<label id="go" for="b">Go</label><button id="b">x</button>') },
  { name: 'an image button', form: around('<input id="go" type="image" alt="Go" width="40" height="20">') },
  {
    name: 'a button outside',
    form: `<form id="f" action="/sent/CASE"><input id="other"></form><button id="go" form="f">Go</button>`,
  },
  { name: 'formaction', form: around('<button id="go" formaction="/sent/CASE?by=button">Go</button>') },
  { name: 'Enter in a field', form: around('<button>Go</button>'), how: 'Enter' },
  {
    name: 'a page that asks first',
    form: around('<button id="go" type="button">Go</button>'),
    does: 'go.onclick = () => setTimeout(() => form.submit(), 200)',
  },
  {
    name: 'a div that submits',
    form: around('<div id="go" style="cursor:pointer">Go</div>'),
    does: 'go.onclick = () => form.requestSubmit()',
  },
  {
    name: 'a page that checks and sends',
    form: around('<button id="go">Go</button>'),
    does: 'form.onsubmit = (e) => { e.preventDefault(); Promise.resolve().then(() => form.submit()); }',
  },
  {
    name: 'a page that sends by itself',
    form: around('<button id="go">Go</button>'),
    does: 'form.onsubmit = (e) => { e.preventDefault(); fetch("/sent/CASE"); }',
  },
  {
    name: 'a list that submits',
    form: around('<select id="go"><option>a<option>b</select>'),
    does: 'go.onchange = () => form.submit()',
    how: 'choose',
  },
  {
    name: 'a code that is complete',
    form: around(''),
    does: 'root.querySelector("#field").oninput = (e) => e.target.value.length === 4 && form.requestSubmit()',
    how: 'type',
  },
  { name: 'a link', form: 'FIELD<input id="other"><a id="go" href="/sent/CASE">Go</a>' },
  {
    name: 'a link to a new window',
    form: 'FIELD<input id="other"><a id="go" href="/sent/CASE" target="_blank">Go</a>',
  },
  {
    name: 'a button that opens a window',
    form: around('<button id="go" type="button">Go</button>'),
    does: 'go.onclick = () => win.open("/sent/CASE")',
  },
  {
    name: 'a button that leads away',
    form: around('<button id="go" type="button">Go</button>'),
    does: 'go.onclick = () => (win.location.href = "/sent/CASE")',
  },
];

test('[CTRL-6] what the customer submits while an act is guarded goes through', async () => {
  const lost: string[] = [];
  let sent = 0;
  for (const place of PLACES)
    for (const way of CUSTOMER_WAYS) {
      // What has left is still under way in the page that it left: each way has a page of its own.
      await page.context().close();
      await openPage();
      await page.evaluate(() => window.hands.start());
      const id = `own-${(sent += 1)}`;
      const at = await build(
        place,
        { ...way, does: `const go = root.querySelector('#go'); ${way.does ?? ''}`, atOnce: true },
        id,
      );
      await page.evaluate(() => window.arm());
      const on = at.replace('#field', '#other');
      const outcome = await page.evaluate((what) => window.hands.act(what, 'agent'), {
        ...VERBS['fill']?.(on),
        on,
      } as ActOn);
      expect(outcome).toBe('done');
      const part = place === 'iframe' ? page.frameLocator('iframe') : page;
      if (way.how === 'Enter') await part.locator('#field').press('Enter');
      else if (way.how === 'type') await part.locator('#field').pressSequentially('1234');
      else if (way.how === 'choose') {
        await part.locator('#go').focus();
        await page.keyboard.press('ArrowDown');
      } else await part.locator('#go').click();
      await until(way.name, () => arrived.includes(id)).catch(() => lost.push(`${way.name} × ${place}`));
    }
  printFigures(`customer's own: ${sent} submissions while an act was guarded, ${lost.length} lost`);
  expect(lost).toEqual([]);
});

const HARMLESS = `
  <form><label>Name <input id="name"></label><input id="mail" type="email"><input id="day" type="date"><input id="n" type="number">
    <input id="clock" type="time"><input id="hue" type="color"><input id="slide" type="range" min="0" max="10"><textarea id="words"></textarea>
    <select id="one"><option>a<option>b</select><select id="many" multiple><option>a<option>b<option>c</select>
    <input id="box" type="checkbox"><input id="r1" type="radio" name="r"><input id="r2" type="radio" name="r">
    <div id="rich" contenteditable>rich</div><input id="combo" role="combobox" aria-expanded="false">
    <button id="menu" type="button" aria-haspopup="menu" aria-expanded="false">More</button>
    <button id="help" type="button" aria-controls="name">Help</button></form>
  <details><summary id="sum">Details</summary>text</details>
  <div role="tablist"><div id="tab" role="tab" tabindex="0">Second</div></div>
  <ul role="listbox"><li id="opt" role="option" tabindex="-1">Choice</li></ul>
  <button id="pop" popovertarget="shown">Open</button><p id="shown" popover>shown</p>`;
const text = (on: string, value: string): ActOn => ({ kind: 'fill', value: { kind: 'text', text: value }, on });
const HARMLESS_ACTS: readonly ActOn[] = [
  text('#name', 'Ada'),
  text('#mail', 'ada@example.org'),
  text('#day', '2026-11-23'),
  text('#n', '-4'),
  text('#clock', '10:30'),
  text('#hue', '#ff0000'),
  text('#words', 'two\nlines'),
  text('#rich', 'new words'),
  text('#combo', 'a'),
  { kind: 'fill', value: { kind: 'share', share: 0.5 }, on: '#slide' },
  { kind: 'fill', value: { kind: 'options', chosen: [1] }, on: '#one' },
  { kind: 'fill', value: { kind: 'options', chosen: [0, 2] }, on: '#many' },
  { kind: 'fill', value: { kind: 'checked', checked: true }, on: '#box' },
  { kind: 'fill', value: { kind: 'checked', checked: true }, on: '#r2' },
  ...['#menu', '#help', '#sum', '#tab', '#opt', '#pop', '#name', '#r1'].map((on) => ({ kind: 'press', on }) as ActOn),
  { kind: 'key', key: 'ArrowLeft', shift: false, on: '#name' },
  { kind: 'key', key: 'Enter', shift: false, on: '#words' },
  { kind: 'key', key: 'Enter', shift: false, on: '#menu' },
  { kind: 'key', key: 'Tab', shift: false, on: '#name' },
  { kind: 'key', key: 'Backspace', shift: false, on: '#words' },
  { kind: 'key', key: 'ArrowDown', shift: false, on: '#one' },
  { kind: 'hover', on: '#menu' },
  { kind: 'focus', on: '#name' },
  { kind: 'scroll', left: 0, top: 5, on: '#words' },
  { kind: 'select', start: 0, end: 2, on: '#name' },
];

test.each(PLACES)('[CTRL-5] in %s no harmless act is refused or asked for', async (place) => {
  await page.evaluate(() => window.hands.start());
  const at = (await build(place, { name: 'harmless', form: HARMLESS, does: '' }, 'h')).replace(/#.*$/, '');
  const refused: string[] = [];
  for (const act of HARMLESS_ACTS) {
    const outcome = await page.evaluate((what) => window.hands.act(what), { ...act, on: at + (act.on ?? '') } as ActOn);
    if (outcome !== 'done') refused.push(`${act.kind} ${act.on}: ${outcome}`);
  }
  printFigures(`harmless acts: ${HARMLESS_ACTS.length} in the ${place}, ${refused.length} wrongly refused`);
  expect(refused).toEqual([]);
  const part = place === 'iframe' ? page.frameLocator('iframe') : page;
  expect(await part.locator('#name').inputValue()).toBe('Ada');
  expect(await part.locator('#day').inputValue()).toBe('2026-11-23');
  expect(await part.locator('#many').evaluate((list: HTMLSelectElement) => list.selectedOptions.length)).toBe(2);
  expect(await part.locator('#rich').textContent()).toBe('new words');
  expect(await part.locator('#r1').isChecked()).toBe(true);
  expect(await part.locator('details').getAttribute('open')).toBe('');
  expect(arrived).toEqual([]);
});
