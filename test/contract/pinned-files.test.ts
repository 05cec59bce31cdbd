import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/browser/chromium';
import { ROOT } from '../support/tree-files';
import { startWebServer, type WebServer } from '../twin/web/serve';

const DIST = path.join(ROOT, 'widget/dist');
const PAGE = `<!doctype html><title>x</title><script src="/beside.js" data-company="a" data-api="/api" data-start="manual"></script>`;

let browser: Browser;
let server: WebServer;
/** What somebody has put into the files on their way. */
let added: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  browser = await launchChromium();
  server = await startWebServer({
    name: 'site',
    port: 0,
    handle: (request) => {
      const file = new URL(request.url).pathname.slice(1);
      if (file === '') return new Response(PAGE, { headers: { 'content-type': 'text/html' } });
      if (!/^[a-z-]+\.js$/.test(file)) return new Response('', { status: 404 });
      const body = readFileSync(path.join(DIST, file), 'utf8') + (added[file] ?? '');
      return new Response(body, { headers: { 'content-type': 'text/javascript' } });
    },
  });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function startedState(): Promise<string | undefined> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(server.url);
  const state = await page.evaluate(async () => {
    await window.Beside?.start();
    return window.Beside?.state;
  });
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(errors).toEqual([]);
  await page.close();
  return state;
}

test('the loader starts the files that it was built with', async () => {
  added = {};
  expect(await startedState()).toBe('idle');
});

test('a file that was changed on its way does not run, and the widget says that it is not available', async () => {
  added = { 'app.js': '\nwindow.hacked = true;' };
  expect(await startedState()).toBe('unavailable');
});
