import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestApp, type TestApp } from '../../testing/test-app';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
  writeFileSync(join(app.directory, 'beside.js'), 'start()');
  mkdirSync(join(app.directory, 'folder.js'));
});
afterEach(() => app.close());

test('a built file is served to every page, for good', async () => {
  const response = await app.call('GET', '/widget/1/beside.js', { headers: { origin: 'https://anyone.test' } });
  expect(await response.text()).toBe('start()');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  });
});

test.each([
  '/widget/2/beside.js',
  '/widget/1/other.js',
  '/widget/1/folder.js',
  '/widget/1/store.db',
  '/widget/1/..%2Fbeside.js',
  '/widget/1/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/widget/1/.',
])('%s is nothing', async (path) => {
  expect((await app.call('GET', path)).status).toBe(404);
});
