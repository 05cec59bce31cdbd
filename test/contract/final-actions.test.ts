import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { bundleForPage } from '../support/bundle';
import { launchChromium } from '../support/chromium';
import { FINAL_VECTORS, type FinalVector } from '../support/final-vectors';
import type { ActOn } from '../support/hands-page';
import { until } from '../support/until';

jest.setTimeout(280_000);

const PLACES = ['light DOM', 'shadow root', 'iframe'] as const;
type PlaceName = (typeof PLACES)[number];

type Verb = (on: string) => ActOn;
/** Each verb of the wire that touches an element, as an agent would use it on a field. */
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

let browser: Browser;
let script: string;
let page: Page;
const arrived: string[] = [];

beforeAll(async () => {
  script = await bundleForPage(path.resolve(__dirname, '../support/hands-page.ts'));
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser?.close());

beforeEach(async () => {
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
});
afterEach(() => page.context().close());

/** Puts one case in the page and gives where its field, or what is acted on, stands. */
async function build(place: PlaceName, vector: FinalVector, id: string): Promise<string> {
  await page.evaluate(
    async ({ place, html, does, id, heard }) => {
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
        document.body.append(frame);
        win = frame.contentWindow as typeof win;
        root = win.document.body;
      }
      const kept = win.HTMLFormElement.prototype;
      Object.assign(win, {
        kept: { submit: kept.submit, requestSubmit: kept.requestSubmit, click: win.HTMLElement.prototype.click },
      });
      const part = document.createElement('div');
      part.innerHTML = html;
      root.append(part);
      if (!does) return;
      const form = part.querySelector('form');
      const send = () => void fetch(`http://site.test/sent/${id}`, { keepalive: true }).catch(() => 0);
      const react = new Function('root', 'form', 'win', 'send', does);
      let done = false;
      const once = () => {
        if (done) return;
        done = true;
        react(part, form, win, send);
      };
      const field = part.querySelector('#field');
      for (const type of heard) field?.addEventListener(type, once);
    },
    {
      place,
      html: vector.form.replaceAll('CASE', id).replaceAll('FIELD', FIELD),
      does: vector.does?.replaceAll('CASE', id) ?? null,
      id,
      heard: HEARD,
    },
  );
  const at = vector.does ? '#field' : '#final';
  return place === 'light DOM' ? at : `${place === 'iframe' ? 'iframe' : 'x-case'} >>> ${at}`;
}

function* cases(): Generator<{ place: PlaceName; vector: FinalVector; verb: string; id: string }> {
  let number = 0;
  for (const place of PLACES)
    for (const vector of FINAL_VECTORS)
      for (const verb of Object.keys(VERBS)) yield { place, vector, verb, id: `${++number}-${verb.replace(' ', '-')}` };
}

const pause = (ms: number) => page.evaluate((time) => new Promise((done) => setTimeout(done, time)), ms);

test('[CTRL-6] no act submits, opens, leaves or downloads anything, whatever the page makes of it', async () => {
  await page.evaluate(() => window.hands.start());
  let acts = 0;
  const names = new Map<string, string>();
  for (const { place, vector, verb, id } of cases()) {
    const on = await build(place, vector, id);
    names.set(id, `${verb} × ${vector.name} × ${place}`);
    const act = (VERBS[verb] as Verb)(on);
    await page.evaluate((what) => window.hands.act(what, 'agent'), act);
    acts += 1;
    if (/while/.test(vector.name)) await pause(450);
    else await pause(/moment/.test(vector.name) ? 25 : 0);
    if (acts % 30 === 0) await pause(300); // forty acts a second are one viewer's
  }
  await pause(100);
  process.stdout.write(
    `final actions: ${FINAL_VECTORS.length} ways × ${Object.keys(VERBS).length} verbs × ${PLACES.length} places = ${acts} acts, ${arrived.length} submissions\n`,
  );
  expect(arrived.map((id) => names.get(id) ?? id)).toEqual([]);
});
