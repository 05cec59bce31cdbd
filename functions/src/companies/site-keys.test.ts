import { exportJWK, generateKeyPair } from 'jose';
import { createSiteKeys } from './site-keys';

const KEYS_URL = 'https://www.norland.test/keys.json';

/** A site that publishes what the test says. */
async function open() {
  let now = 1_000_000;
  const site = { published: null as string | null, asked: 0 };
  const readSite = async () => ((site.asked += 1), site.published);
  const keysOf = createSiteKeys(readSite, () => now)({ url: KEYS_URL });
  const find = async (kid: string) => {
    try {
      await keysOf({ alg: 'ES256', kid }, { payload: '', signature: '' });
      return 'found';
    } catch (error) {
      return (error as Error).name;
    }
  };
  const jwk = await exportJWK((await generateKeyPair('ES256')).publicKey);
  const text = (...kids: readonly string[]) => JSON.stringify({ keys: kids.map((kid) => ({ ...jwk, kid })) });
  return { site, find, text, pass: (ms: number) => void (now += ms) };
}

test('[PIN-10] however many wait for the keys, the site is asked once', async () => {
  const { site, find, text } = await open();
  site.published = text('k1');
  expect(await Promise.all([find('k1'), find('k1'), find('k1')])).toEqual(['found', 'found', 'found']);
  expect(site.asked).toBe(1);
});

test('[PIN-10] a site that does not answer is left alone for a while', async () => {
  const { site, find, text, pass } = await open();
  expect([await find('k1'), await find('k1')]).toEqual(['JWKSTimeout', 'JWKSTimeout']);
  expect(site.asked).toBe(1);
  site.published = text('k1');
  pass(5_000);
  expect(await find('k1')).toBe('found');
});

test('[PIN-10] a token of a key that nobody knows neither asks again at once nor loses the keys that are known', async () => {
  const { site, find, text, pass } = await open();
  site.published = text('k1');
  expect([await find('k1'), await find('made-up')]).toEqual(['found', 'JWKSNoMatchingKey']);
  expect(site.asked).toBe(1);
  site.published = null;
  pass(30_000);
  expect([await find('made-up'), await find('k1')]).toEqual(['JWKSTimeout', 'found']);
  expect(site.asked).toBe(2);
});

test('[PIN-10] a withdrawn key is good for ten minutes at most, also when the site is away', async () => {
  const { site, find, text, pass } = await open();
  site.published = text('k1');
  expect(await find('k1')).toBe('found');
  site.published = text('k2');
  pass(10 * 60_000);
  expect([await find('k1'), await find('k2')]).toEqual(['JWKSNoMatchingKey', 'found']);
  site.published = null;
  pass(10 * 60_000);
  expect(await find('k2')).toBe('JWKSTimeout');
});

test.each([
  ['found', 'keys that cannot sign for customers beside one that can', ['k1']],
  ['JWKSTimeout', 'only keys that cannot sign for customers', []],
])('[PIN-10] %s: %s', async (outcome, _what, kids) => {
  const { site, find, text } = await open();
  const { keys } = JSON.parse(text(...kids)) as { keys: readonly object[] };
  site.published = JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }, 'what?', ...keys] });
  expect(await find('k1')).toBe(outcome);
});

test.each(['', '<html>', '{"keys":7}', 'null'])('[PIN-10] %j is no set of keys', async (published) => {
  const { site, find } = await open();
  site.published = published;
  expect(await find('k1')).toBe('JWKSTimeout');
});
