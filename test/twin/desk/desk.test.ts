/** @jest-environment node */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directoryOf } from '../directory';
import { choosePorts } from '../ports';
import type { WebServer } from '../web/serve';
import { startDesk } from './index';

const controlsDir = mkdtempSync(join(tmpdir(), 'controls-'));
let desk: WebServer;

beforeAll(async () => {
  mkdirSync(join(controlsDir, 'Cobrowse'));
  writeFileSync(join(controlsDir, 'Cobrowse', 'bundle.js'), 'built');
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

test('the page learns where the others are', async () => {
  expect(await (await get('/settings.json')).json()).toMatchObject({
    chat: 'ws://localhost:4285',
    directory: { api: 'http://localhost:7071' },
    companies: [{ id: 'norland-tax' }, { id: 'meridian-bank' }],
  });
});
