import { readdirSync } from 'node:fs';
import { bothEnds } from '../testing/ends';
import { openTestApp, testSigner } from '../testing/test-app';

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

const away = () => Promise.reject(new Error('away'));
const faultsOf = async (parts: Parameters<typeof openTestApp>[0]) => {
  const app = await openTestApp({ widgetFiles: { read: async () => new Uint8Array(1) }, ...parts });
  const health = await read(app);
  app.close();
  return health.parts.filter(({ ok }) => !ok).map(({ name }) => name);
};

test('a place of checkpoints that is away is named', async () => {
  expect(await faultsOf({ checkpointAnchor: { put: away, places: away, get: away } })).toEqual(['anchor']);
});

test('a key of the audit is named that does not sign, and one whose public half is not the one that is published', async () => {
  const [signer, other] = [await testSigner(), await testSigner()];
  expect(await faultsOf({ auditSigner: { sign: away, keys: signer.keys } })).toEqual(['signer']);
  expect(await faultsOf({ auditSigner: { sign: signer.sign, keys: away } })).toEqual(['signer']);
  expect(await faultsOf({ auditSigner: { sign: other.sign, keys: signer.keys } })).toEqual(['signer']);
});

test('[SESS-21] a directory that does not answer, or has no role of ours, is named; where there is none to ask it is no part', async () => {
  const of = async () => 'good' as const;
  expect(await faultsOf({ staffStanding: { of, check: away } })).toEqual(['directory']);
  expect(await faultsOf({ staffStanding: { of, check: async () => false } })).toEqual(['directory']);
  expect(await faultsOf({ staffStanding: { of, check: async () => true } })).toEqual([]);
  const app = await openTestApp();
  expect((await read(app)).parts.map(({ name }) => name)).not.toContain('directory');
  app.close();
});

test('nothing of a look stays, and what it signs is no statement of the audit', async () => {
  const signer = await testSigner();
  const signed: string[] = [];
  const app = await openTestApp({
    auditSigner: { keys: signer.keys, sign: (type, payload) => (signed.push(type), signer.sign(type, payload)) },
  });
  await bothEnds(app, 'live');
  const before = await app.stores.audit.read('company:norland', {});
  await read(app);
  expect(signed).toEqual(['beside-probe']);
  expect(await app.stores.audit.read('company:norland', {})).toEqual(before);
  expect(readdirSync(app.directory).filter((name) => !name.startsWith('store.db'))).toEqual([]);
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
