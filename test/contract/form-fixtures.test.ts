import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { bundleForm, FRAMEWORKS } from '../fixtures/forms/bundle-form';
import { EMPTY, type FormState } from '../fixtures/forms/form-state';
import { bundleForPage } from '../support/browser/bundle';
import { launchChromium } from '../support/browser/chromium';
import type { ActOn } from '../support/pages/hands-page';

let browser: Browser;
let hands: string;
let page: Page;

beforeAll(async () => {
  hands = await bundleForPage(path.resolve(__dirname, '../support/pages/hands-page.ts'));
  browser = await launchChromium();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

const state = () => page.evaluate(() => window.form());
const holds = (wanted: FormState) =>
  page
    .waitForFunction((text) => JSON.stringify(window.form()) === text, JSON.stringify(wanted), { timeout: 5_000 })
    .catch(() => {});

async function open(script: string): Promise<void> {
  await page.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><body><div id="app"></div></body>' }),
  );
  await page.goto('http://site.test/');
  await page.evaluate(script);
  await page.waitForFunction(() => typeof window.form === 'function' && window.form().name === 'Before');
  await page.locator('#note').waitFor();
}

/** A person at the keyboard: each field is gone into, filled in and left. */
async function byHand(): Promise<void> {
  const type = async (id: string, text: string) => {
    await page.locator(id).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
    await page.locator(id).blur();
  };
  await type('#name', 'Ada Lovelace');
  await page.locator('#country').focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('#country').blur();
  await page.locator('#terms').click();
  await page.locator('#large').click();
  await page.locator('#day').focus();
  await page.keyboard.type('12312027');
  await page.locator('#day').blur();
  await type('#amount', '42.5');
  await type('#words', 'two\nlines');
  await type('#note', 'a new note');
}

const fill = (on: string, value: Extract<ActOn, { kind: 'fill' }>['value']): ActOn => ({ kind: 'fill', value, on });
const ACTS: readonly ActOn[] = [
  fill('#name', { kind: 'text', text: 'Ada Lovelace' }),
  fill('#country', { kind: 'options', chosen: [1] }),
  fill('#terms', { kind: 'checked', checked: true }),
  fill('#large', { kind: 'checked', checked: true }),
  fill('#day', { kind: 'text', text: '2027-12-31' }),
  fill('#amount', { kind: 'text', text: '42.5' }),
  fill('#words', { kind: 'text', text: 'two\nlines' }),
  fill('#note', { kind: 'text', text: 'a new note' }),
];

describe.each(FRAMEWORKS)('a form in %s', (framework) => {
  let script: string;
  const prefix = framework === 'lit' ? 'plain-form >>> ' : '';
  beforeAll(async () => {
    script = await bundleForm(framework);
  });

  async function act(what: ActOn): Promise<string> {
    const on = { ...what, ...(what.on === undefined ? {} : { on: prefix + what.on }) };
    return page.evaluate((one) => window.hands.act(one), on as ActOn);
  }

  test('[CTRL-7] holds after acts what it holds after a person, and [CTRL-9] after undo what it held before', async () => {
    await open(script);
    await byHand();
    await holds({ ...(await state()), note: 'a new note' });
    const person = await state();
    expect(person).toMatchObject({
      name: 'Ada Lovelace',
      country: 'ro',
      terms: true,
      plan: 'large',
      day: '2027-12-31',
    });
    expect(person.note).toBe('a new note');

    await page.reload();
    await open(script);
    const before = await state();
    expect(before).toEqual(EMPTY);
    await page.evaluate(hands);
    await page.evaluate(() => window.hands.start());
    for (const one of ACTS) expect([one.on, await act(one)]).toEqual([one.on, 'done']);
    await holds(person);
    expect(await state()).toEqual(person);

    expect(await act({ kind: 'undo' })).toBe('done');
    const undone = (await page.evaluate(() => window.hands.told())).filter(({ kind }) => kind === 'undone');
    expect(undone).toEqual([{ kind: 'undone', who: 'agent', fields: ACTS.length }]);
    const { left: _, ...again } = await state();
    const { left: __, ...start } = before;
    expect({ ...again, amount: Number(again.amount) }).toEqual({ ...start, amount: Number(start.amount) });
    expect(await page.locator('#name').inputValue()).toBe('Before');
    expect(await page.locator('#small').isChecked()).toBe(true);
    expect(await page.locator('#note').textContent()).toBe('old note');
  });

  test('[CTRL-9] keeps what the customer has written since', async () => {
    await open(script);
    await page.evaluate(hands);
    await page.evaluate(() => window.hands.start());
    for (const one of ACTS) expect(await act(one)).toBe('done');
    await page.locator('#name').fill('');
    await page.locator('#name').pressSequentially('Mine');
    await page.locator('#name').blur();
    await page.locator('#terms').click();
    expect(await act({ kind: 'undo' })).toBe('done');
    await page.waitForFunction(() => window.form().country === 'nl');
    expect(await state()).toMatchObject({ name: 'Mine', terms: false, country: 'nl', plan: 'small', day: EMPTY.day });
  });
});
