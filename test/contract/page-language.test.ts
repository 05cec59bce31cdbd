import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/browser/chromium';
import { openBesideRoot } from '../support/open-beside-root';
import { ROOT } from '../support/tree-files';
import { startWebServer, type WebServer } from '../twin/web/serve';

const DIST = path.join(ROOT, 'widget/dist');

let browser: Browser;
let server: WebServer;
/** What the browser has asked for, in order. */
let asked: string[] = [];
/** A file that is not there, or that somebody has put something into on its way. */
let lost: readonly string[] = [];
let changed: readonly string[] = [];
/** Resolves when the first file of words is asked for. */
let wordsAsked: { readonly promise: Promise<void>; readonly done: () => void };
let holdApp = false;

beforeAll(async () => {
  browser = await launchChromium();
  server = await startWebServer({
    name: 'site',
    port: 0,
    handle: async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      const file = pathname.slice(1);
      if (file === '') return html(searchParams.get('lang') ?? '');
      if (!/^[a-z-]+\.js$/.test(file) || lost.includes(file)) return new Response('', { status: 404 });
      asked.push(file);
      if (file.startsWith('strings-')) wordsAsked.done();
      if (file === 'app.js' && holdApp) await wordsAsked.promise;
      const body = readFileSync(path.join(DIST, file), 'utf8') + (changed.includes(file) ? '\nwindow.hacked = 1;' : '');
      return new Response(body, { headers: { 'content-type': 'text/javascript' } });
    },
  });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(() => {
  asked = [];
  lost = [];
  changed = [];
  holdApp = false;
  let done = () => {};
  wordsAsked = { promise: new Promise((resolve) => (done = resolve)), done: () => done() };
});

function html(language: string): Response {
  const tag = `<script src="/beside.js" data-company="a" data-api="/api"></script>`;
  const page = `<!doctype html><html${language && ` lang="${language}"`}><title>x</title>${tag}<p>Page</p></html>`;
  return new Response(page, { headers: { 'content-type': 'text/html' } });
}

/** The widget's entry as it stands in a page of that language. */
async function entry(language: string, locale = 'en-GB') {
  const page: Page = await browser.newPage({ locale });
  await page.addInitScript(openBesideRoot);
  await page.goto(`${server.url}/?lang=${language}`);
  const launcher = page.locator('beside-widget button');
  await launcher.waitFor();
  const seen = {
    words: await launcher.textContent(),
    ...(await launcher.evaluate((button) => {
      const root = button.closest<HTMLElement>('.root');
      return { lang: root?.lang, dir: root?.dir, region: button.closest('[role=region]')?.getAttribute('aria-label') };
    })),
  };
  await launcher.click();
  const title = await page.locator('beside-widget h2').textContent();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await page.close();
  return { ...seen, title, files: asked.filter((file) => file.startsWith('strings-')) };
}

test('a Dutch page has the widget in Dutch, and fetches no other words', async () => {
  expect(await entry('nl')).toEqual({
    words: 'Delen met een medewerker',
    region: 'Deze pagina delen met een medewerker',
    title: 'Voer uw PIN in',
    lang: 'nl',
    dir: 'ltr',
    files: ['strings-nl.js'],
  });
});

test('the page’s language comes before the browser’s, and a country has the words of its language', async () => {
  expect(await entry('fr-BE', 'de-DE')).toMatchObject({ words: 'Partager avec un conseiller', lang: 'fr' });
});

test('a page that says no language has that of the browser', async () => {
  expect(await entry('', 'de-AT')).toMatchObject({ words: 'Mit Ansprechperson teilen', lang: 'de' });
});

test('where nothing fits, the widget speaks English', async () => {
  expect(await entry('pl', 'uk-UA')).toMatchObject({ words: 'Share with an agent', lang: 'en' });
});

test('words that do not come, or are not the ones it was built with, are replaced by English', async () => {
  const english = { words: 'Share with an agent', title: 'Enter your PIN', lang: 'en', dir: 'ltr' };
  lost = ['strings-nl.js'];
  expect(await entry('nl')).toMatchObject(english);
  [lost, changed] = [[], ['strings-nl.js']];
  expect(await entry('nl')).toMatchObject(english);
});

test('the words are fetched while the app is: neither waits for the other', async () => {
  holdApp = true; // the app does not come before somebody has asked for the words
  expect(await entry('nl')).toMatchObject({ words: 'Delen met een medewerker' });
});
