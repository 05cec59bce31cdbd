/** @jest-environment node */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directoryOf } from '../directory';
import { choosePorts } from '../ports';
import type { WebServer } from '../web/serve';
import { startDesk } from './index';

const out = mkdtempSync(join(tmpdir(), 'controls-'));
const controlsDir = join(out, 'controls');
let desk: WebServer;

beforeAll(async () => {
  mkdirSync(join(controlsDir, 'Cobrowse'), { recursive: true });
  writeFileSync(join(controlsDir, 'Cobrowse', 'bundle.js'), 'built');
  writeFileSync(join(out, 'redirect.html'), '<script>back()</script>');
  desk = await startDesk({ port: 0, directory: directoryOf(choosePorts({}, [])), controlsDir });
});
afterAll(() => desk.stop());

const get = (path: string) => fetch(`${desk.url}${path}`);

test('the page, its libraries and the built controls are served, and nothing outside them', async () => {
  for (const path of [
    '/',
    '/main.js',
    '/redirect.html',
    '/vendor/react.js',
    '/vendor/react-dom.js',
    '/vendor/react-17.js',
    '/vendor/react-dom-17.js',
    '/vendor/fluent.js',
    '/vendor/oidc.js',
  ]) {
    expect([path, (await get(path)).status]).toEqual([path, 200]);
  }
  expect(await (await get('/controls/Cobrowse/bundle.js')).text()).toBe('built');
  for (const path of [
    '/controls/Other/bundle.js',
    '/controls/%2e%2e/%2e%2e/package.json',
    '/start.ts',
    '/vendor/other.js',
  ]) {
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  }
});

test('the page that a sign-in returns to is the built one, and may run its own script and nothing else', async () => {
  const page = await get('/WebResources/beside_redirect.html');
  expect(await page.text()).toBe('<script>back()</script>');
  const hash = createHash('sha256').update('back()').digest('base64');
  expect(page.headers.get('content-security-policy')).toBe(
    `default-src 'none'; script-src 'sha256-${hash}'; frame-ancestors 'self'`,
  );
});

test('the page learns where the others are', async () => {
  expect(await (await get('/settings.json')).json()).toMatchObject({
    chat: 'ws://localhost:4285',
    directory: { api: 'http://localhost:7071' },
    companies: [{ id: 'norland-tax' }, { id: 'meridian-bank' }],
  });
});
