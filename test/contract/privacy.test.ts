import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { bundleForPage } from '../support/browser/bundle';
import { launchChromium } from '../support/browser/chromium';
import type { EnginePage } from '../support/pages/engine-page';

type StartPolicy = Parameters<EnginePage['start']>[0];
const LABELS: StartPolicy = { base: 'labels', allowShowAttributes: true, rules: [] };
const CANARY = 'QX7-CANARY';
const IBAN = 'NL91 ABNA 0417 1643 00';

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
  await page.evaluate(() => window.engine.settled());
}

const sent = async () => (await page.evaluate(() => window.engine.sent())).text;

/** Changes the page, with a mark after it, and gives what left for it. */
async function sentFor(edit: () => void): Promise<string> {
  const before = (await sent()).length;
  await page.evaluate(edit);
  await page.evaluate(() => {
    document.body.append(document.createElement('hr'));
    return window.engine.settled();
  });
  return (await sent()).slice(before);
}

describe('what nobody may know', () => {
  test('[PRIV-11] numbers and addresses stay, in shown text, across elements, attributes, buttons and values', async () => {
    await open(
      `<main data-beside="show"><p>Pay to ${IBAN} now</p><p id="split"><b>4111 1111</b> <i>1111 1111</i></p><p title="${IBAN}">t</p>
       <input type="button" value="Call 020-6241111"><input data-beside="show" value="jan@mail.example"><img alt="${IBAN}"></main>
       <h1>Account of jan@mail.example</h1>`,
    );
    const text = await sent();
    for (const number of ['ABNA', '4111', '1111', '624', 'jan@mail']) expect(text).not.toContain(number);
    for (const words of ['Pay to ••••••••', 'Call ••••••••', 'Account of ••••••••']) expect(text).toContain(words);
  });

  test('[PRIV-11] half a number is masked as soon as the other half stands beside it', async () => {
    await open('<p data-beside="show" id="p"><b>4111 1111</b> <i id="i">and so on</i></p>');
    expect(await sent()).toContain('4111 1111');
    await sentFor(() => {
      (document.getElementById('i') as Element).textContent = '1111 1111';
    });
    const html = await page.evaluate(() => window.engine.mirrored());
    expect(html).not.toMatch(/4111|1111/);
    await sentFor(() => document.getElementById('i')?.remove());
    expect(await page.evaluate(() => window.engine.mirrored())).toContain('4111 1111');
  });

  test('[PRIV-13] style sheets write no words into the page, unless a rule shows the sheet', async () => {
    const css = (name: string) =>
      `<style ${name}>p::after{content:"${CANARY}"} :root{--n:"${CANARY}"} [data-n="${CANARY}"]{color:red} q{quotes:"${CANARY}" "x"}</style>`;
    await open('<p>x</p>', LABELS, css('media="QX7-CANARY-123456"'));
    expect(await sent()).not.toContain('CANARY');
    await page.goto('about:blank');
    await open('<p>x</p>', LABELS, css('data-beside="show"'));
    expect(await sent()).toContain(CANARY);
  });
});

describe('what a masked field tells', () => {
  test('[PRIV-12] typing changes nothing that is sent: not how fast, how long, in how many lines, or how far the field scrolls', async () => {
    await open(
      '<label>Name <input id="n" size="4"></label><textarea id="t"></textarea><div contenteditable id="e">x</div>',
    );
    // Which field has the focus is told, as where the pointer is; nothing of what is done in it.
    const told = async () => (await sent()).replace(/\[\{"kind":"(checkpoint|states)"[^\]]*\]/g, '');
    const before = await told();
    for (const id of ['n', 't', 'e']) {
      await page.locator(`#${id}`).focus();
      await page.keyboard.type('a long text that scrolls the field and makes it grow, on and on');
      await page.keyboard.press('Enter');
      await page.keyboard.type('and another line');
    }
    await page.evaluate(() => {
      for (const field of document.querySelectorAll('input,textarea')) {
        field.setAttribute('size', '40');
        field.setAttribute('rows', '9');
        field.setAttribute('style', 'width:400px;height:200px');
        field.setAttribute('value', 'x');
      }
    });
    await page.evaluate(() => window.engine.settled());
    expect((await told()).slice(before.length)).toBe('');
    expect((await sent()).match(/"kind":"states"/g)?.length).toBeLessThanOrEqual(4); // at first, and one for each field
  });

  test('[PRIV-12] range, date, colour, list and bar tell neither value nor bounds nor place', async () => {
    await open(
      `<label>Amount <input type="range" min="1017" max="9017" step="17" value="4017" style="--fill:37.017%"></label>
       <input type="date" min="2017-01-17" value="2019-10-17"><input type="color" value="#171017"><progress value="0.17" max="17">17 %</progress>
       <meter min="0" max="17" value="7" low="1" high="17">17</meter><div role="slider" aria-valuenow="17" style="left:17px"></div>
       <ol start="17"><li value="17">x</li></ol><table><td width="17%" bgcolor="#171717">x</table>
       <div style="width:17%;background:linear-gradient(red 17%, blue)"></div><div style="flex-grow:17;stroke-dashoffset:17;margin-left:17vw"></div>
       <button><div role="checkbox" aria-checked="true" style="left:17px"></div></button><svg width="171"><path d="M17 17"/></svg>`,
    );
    const text = (await sent()).replace(/"(x|y|scrollX|scrollY|width|height|hash)":[\d.]+/g, '');
    expect(text).not.toMatch(/17|aria-checked/);
  });

  test('[PRIV-12] the size of a hidden part is rough, and what happens in it unknown', async () => {
    await open('<div data-beside="hide" id="h" style="width:301px;height:115px"><p>one</p></div>');
    expect(await sent()).toContain('"width":288,"height":96');
    const left = await sentFor(() => {
      const p = document.querySelector('#h p') as Element;
      p.textContent = 'two';
      p.setAttribute('class', 'x');
      p.append(document.createElement('b'));
    });
    expect(left.match(/"kind":"(insert|remove|text|attribute|move)"/g)).toHaveLength(1); // the mark
  });

  test('[PRIV-12] in a masked part it is not told what is open, current or pointed at', async () => {
    await open(
      `<div data-beside="mask"><details open><summary>x</summary></details><a aria-current="page">x</a><i aria-expanded="true">x</i>
       <button id="key" style="position:fixed;left:500px;top:500px;width:40px;height:40px;margin:7px">7</button></div>`,
    );
    expect(await sent()).not.toMatch(/"open"|aria-current|aria-expanded|500px|"7"/);
    await page.mouse.move(520, 510);
    await page.waitForFunction(() => window.engine.sent().text.includes('"pointer"'));
    expect(await sent()).toMatch(/"at":\{"node":\d+,"x":0\.5\d*,"y":0\.5\d*\}/);
  });
});

describe('what stays what it was', () => {
  const moved = async (body: string, edit: () => void) => {
    await open(body);
    await sentFor(edit);
    return sent();
  };

  test.each([
    ['out of a hidden part', `<div data-beside="hide"><b id="s" title="${CANARY}">${CANARY}</b></div><h1></h1>`],
    [
      'out of a masked part, with its tooltip',
      `<div data-beside="mask"><b id="s" title="${CANARY}">${CANARY}</b></div><h1></h1>`,
    ],
    ['from where the base masks into a heading', `<p><b id="s" title="${CANARY}">${CANARY}</b></p><h1></h1>`],
    ['out of an editor', `<div contenteditable><b id="s"><label>${CANARY}</label></b></div><h1></h1>`],
  ])('[PRIV-6] what is moved %s', async (_name, body) => {
    const text = await moved(body, () => document.querySelector('h1')?.append(document.getElementById('s') as Element));
    expect(text).not.toContain(CANARY);
  });

  test('[PRIV-6] what is wrapped into a button where it stands', async () => {
    const text = await moved(`<p><b id="s">${CANARY}</b></p>`, () => {
      const s = document.getElementById('s') as Element;
      const button = document.createElement('button');
      s.replaceWith(button);
      button.append(s);
    });
    expect(text).not.toContain(CANARY);
  });

  test('[PRIV-6] a text that is split off, moved and joined with a shown one', async () => {
    const text = await moved(`<p id="p">abc ${CANARY}</p><h1>Title </h1>`, () => {
      const rest = (document.getElementById('p')?.firstChild as Text).splitText(4);
      document.querySelector('h1')?.append(rest);
      document.querySelector('h1')?.normalize();
    });
    expect(text).not.toContain(CANARY);
  });

  test('[PRIV-6] what was taken out of something that is taken apart in the same turn', async () => {
    const text = await moved(
      `<div data-beside="mask"><section><h2 id="s">${CANARY}</h2></section></div><h1></h1>`,
      () => {
        const [s, section] = [document.getElementById('s'), document.querySelector('section')] as [Element, Element];
        document.querySelector('h1')?.append(s);
        document.body.append(section);
        section.parentElement?.querySelector('div')?.remove();
        section.remove();
      },
    );
    expect(text).not.toContain(CANARY);
  });

  test('[PRIV-5] a password field that became a text field before anybody looked', async () => {
    const text = await moved('<form></form>', () => {
      const field = document.createElement('input');
      field.type = 'password';
      field.value = 'QX7-CANARY';
      document.querySelector('form')?.append(field);
      field.type = 'text';
      field.setAttribute('data-beside', 'show');
    });
    expect(text).not.toContain(CANARY);
  });

  test('[PRIV-5] a field that is only drawn as a password field, and one of another document', async () => {
    await open(
      `<input data-beside="show" value="${CANARY}1" style="-webkit-text-security:disc"><label id="l">x</label><iframe></iframe>`,
    );
    await sentFor(() => {
      const other = document.querySelector('iframe')?.contentDocument as Document;
      const field = other.createElement('input');
      field.setAttribute('value', 'QX7-CANARY2');
      document.getElementById('l')?.append(field);
    });
    expect(await sent()).not.toContain(CANARY);
  });
});

test('[PRIV-8] attributes, tags and languages outside the list stay, and names that look like data', async () => {
  await open(
    `<h1 class="big customer-48213907" id="order-48213" lang="${CANARY}" role="${CANARY}9" data-name="${CANARY}" aria-valuetext="${CANARY}"
      headers="${CANARY}" cite="/${CANARY}" itemprop="${CANARY}" data-state="open">T <qx7canary>in</qx7canary></h1>
     <button value="${CANARY}" name="${CANARY}">b</button><nav><svg><script>${CANARY}</script><metadata>${CANARY}</metadata><a href="/${CANARY}">
     <path fill="url(/${CANARY})"/></a></svg></nav><label>Done <progress>${CANARY}</progress></label>`,
  );
  const text = await sent();
  expect(text.toUpperCase()).not.toMatch(/QX7-?CANARY/);
  expect(text).not.toMatch(/48213/);
  expect(text).toContain('"name":"class","value":"big"');
  expect(text).toContain('"name":"data-state","value":"open"');
});
