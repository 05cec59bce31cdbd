import { openTestApp } from '../testing/test-app';

const read = async (app: Awaited<ReturnType<typeof openTestApp>>) =>
  (await (await app.call('GET', '/health/parts')).json()) as {
    ok: boolean;
    relay: string;
    parts: { name: string; ok: boolean }[];
  };

test('each part is used, and one that is away is named', async () => {
  const app = await openTestApp({ staffKeys: () => Promise.reject(new TypeError('fetch failed')) });
  const health = await read(app);
  app.close();
  expect(health).toMatchObject({ ok: false, relay: 'wss://relay.test' });
  // The test's directory holds no widget either.
  expect(health.parts.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['staff-keys', 'widget']);
});

test('keys that are at hand are healthy although none has the name that is asked for', async () => {
  const app = await openTestApp({ widgetFiles: { read: async () => new Uint8Array(1) } });
  expect(await read(app)).toMatchObject({ ok: true });
  app.close();
});

test('who asks often makes no work, and the answer says nothing of what failed', async () => {
  let asked = 0;
  const away = async () => {
    asked += 1;
    throw new Error('the relay at https://secret.test refused key abc');
  };
  const app = await openTestApp({ publisher: { tell: away, tellLetter: away, close: away } });
  const first = await read(app);
  await read(app);
  expect(asked).toBe(1);
  expect(JSON.stringify(first)).not.toMatch(/secret|abc/);
  app.pass(10_000);
  await read(app);
  app.close();
  expect(asked).toBe(2);
});
