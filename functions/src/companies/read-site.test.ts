import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { siteReader } from './read-site';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** A site on this machine, and what a reader that may read there makes of it. */
async function read(answer: RequestListener): Promise<string | null> {
  const site = (server = createServer(answer));
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const { port } = site.address() as AddressInfo;
  return siteReader(fetch, true)(`http://localhost:${port}/keys.json`);
}

test('[PIN-10] what a site publishes is read as it is, without cookies', async () => {
  const seen: unknown[] = [];
  const text = await read(({ url, headers }, response) => {
    seen.push([url, headers.cookie, headers.authorization]);
    response.end('{"keys":[]} ✓');
  });
  expect([text, seen]).toEqual(['{"keys":[]} ✓', [['/keys.json', undefined, undefined]]]);
});

test.each<[string, RequestListener]>([
  ['says that it is not there', (_, response) => response.writeHead(404).end('{"keys":[]}')],
  ['sends the reader elsewhere', (_, response) => response.writeHead(302, { location: '/other' }).end()],
  ['breaks off', (request, response) => (response.write('{'), request.socket.destroySoon())],
  ['says more than a key set needs', (_, response) => response.end('x'.repeat(32 * 1024 + 1))],
])('[PIN-10] nothing is read from a site that %s', async (_what, answer) => {
  expect(await read(answer)).toBeNull();
});

test('[PIN-10] a site that never stops talking is broken off', async () => {
  const closed = new Promise((done) => {
    const text = read((_, response) => {
      response.on('close', () => done(text));
      response.write('x'.repeat(32 * 1024 + 1));
    });
  });
  expect(await closed).toBeNull();
});

test('[PIN-10] a site is asked under a deadline, and what is late is nothing', async () => {
  const signals: unknown[] = [];
  const late: typeof fetch = (_url, init) => {
    signals.push(init?.signal);
    return Promise.reject(new DOMException('late', 'TimeoutError'));
  };
  expect(await siteReader(late)('https://www.norland.test/keys.json')).toBeNull();
  expect(signals).toEqual([expect.any(AbortSignal)]);
});

test.each([
  ['https://www.norland.test/keys.json', true],
  ['https://www.norland.test:8443/keys.json', true],
  ['http://www.norland.test/keys.json', false],
  ['https://localhost/keys.json', false],
  ['https://localhost./keys.json', false],
  ['https://keys.localhost/keys.json', false],
  ['https://intranet/keys.json', false],
  ['https://127.0.0.1/keys.json', false],
  ['https://2130706433/keys.json', false],
  ['https://169.254.169.254./keys.json', false],
  ['https://[::1]/keys.json', false],
  ['https://host.internal/keys.json', false],
  ['https://printer.local/keys.json', false],
  ['file:///etc/passwd', false],
  ['no url', false],
])('[PIN-10] of %s it is %p that it is read', async (url, isRead) => {
  const asked: string[] = [];
  const fetch = async (input: unknown) => (asked.push(String(input)), new Response('text'));
  expect(await siteReader(fetch as typeof globalThis.fetch)(url)).toBe(isRead ? 'text' : null);
  expect(asked).toEqual(isRead ? [url] : []);
});
