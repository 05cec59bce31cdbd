import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { directoryOf } from '../../directory';
import { startWebServer, type WebServer } from '../../web/serve';
import { readGuest } from './guest';
import { startGuestSite } from './start';

const directory = directoryOf({
  start: 1,
  desk: 2,
  tax: 3,
  bank: 4,
  issuer: 5,
  chat: 6,
  api: 7,
  pubsub: 8,
});
const running: WebServer[] = [];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'beside-guest-'));
  writeFileSync(
    path.join(folder, 'page.html'),
    '<!doctype html><html><head><title>Own</title></head><body>own page</body></html>',
  );
  writeFileSync(path.join(folder, 'own.css'), 'p{color:red}');
});
afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()));
  rmSync(folder, { recursive: true });
});

async function open(said: string): Promise<string> {
  const read = await readGuest(said);
  if (!read.ok) throw new Error(read.words);
  const server = await startGuestSite(read.guest, { port: 0, directory, widgetVersion: 'v' });
  running.push(server);
  return server.url;
}

async function upstream(handle: (request: Request) => Response): Promise<string> {
  const server = await startWebServer({ name: 'tax', port: 0, handle });
  running.push(server);
  return server.url;
}

test('a file has the widget before its own code, and what lies beside it', async () => {
  const url = await open(path.join(folder, 'page.html'));
  const page = await (await fetch(`${url}/page.html`)).text();
  expect(page).toMatch(
    /<head><script\s+src="http:\/\/localhost:7\/api\/widget\/v\/beside\.js"\s+data-company="norland-tax"/,
  );
  expect(page).toContain('own page');
  expect(await (await fetch(`${url}/own.css`)).text()).toBe('p{color:red}');
  expect((await fetch(`${url}/beside-try/chat.js`)).status).toBe(200);
  expect((await fetch(`${url}/..%2f..%2fetc%2fpasswd`)).status).toBe(404);
});

test('the start page is led to the page that was asked for', async () => {
  const url = await open(path.join(folder, 'page.html'));
  const led = await fetch(url, { redirect: 'manual', headers: { referer: directory.start } });
  expect(led.headers.get('location')).toBe('/page.html');
});

test('a site stays one site: links, redirects and cookies lead here, its policy does not forbid the widget', async () => {
  const site: string = await upstream((request) =>
    new URL(request.url).pathname === '/old'
      ? new Response(null, { status: 302, headers: { location: `${site}/form?a=1` } })
      : new Response(
          `<html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head><a href="${site}/next">n</a>`,
          {
            headers: {
              'content-type': 'text/html',
              'content-security-policy': "default-src 'none'",
              'x-frame-options': 'DENY',
              'set-cookie': 's=1; Path=/; Domain=example.com; Secure; HttpOnly',
            },
          },
        ),
  );
  const url = await open(`${site}/form`);
  const answer = await fetch(`${url}/form`);
  const page = await answer.text();
  expect(page).toContain(`href="${url}/next"`);
  expect(page).toContain('beside.js');
  expect(page).not.toContain('Content-Security-Policy');
  expect(answer.headers.get('content-security-policy')).toBeNull();
  expect(answer.headers.get('x-frame-options')).toBeNull();
  expect(answer.headers.get('set-cookie')).toBe('s=1; Path=/; HttpOnly');
  expect((await fetch(`${url}/old`, { redirect: 'manual' })).headers.get('location')).toBe(`${url}/form?a=1`);
});

test('what cannot be tried is said', async () => {
  expect(await readGuest(undefined)).toMatchObject({ ok: false, words: expect.stringContaining('npm run try') });
  expect(await readGuest('nowhere.html')).toMatchObject({
    ok: false,
    words: expect.stringContaining('There is no file'),
  });
  expect(await readGuest('http://localhost:9/')).toMatchObject({
    ok: false,
    words: expect.stringContaining('cannot be reached'),
  });
});
