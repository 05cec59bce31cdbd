import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { tokenUpstream } from './token-upstream';

const settings = {
  host: 'b.webpubsub.azure.com',
  hub: 'beside',
  tenant: 't',
  audience: 'beside',
  principal: 'svc',
};

async function open() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }] });
  const good = { oid: 'svc', iss: 'https://login.microsoftonline.com/t/v2.0', aud: 'beside' };
  const sign = (changes: object = {}, expires = '5m', key = privateKey) =>
    new SignJWT({ ...good, ...changes })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setExpirationTime(expires)
      .sign(key);
  const upstream = tokenUpstream({ ...settings, keys });
  const verifies = (token: string, changes: Record<string, string> = {}) =>
    upstream.verifies(
      new Headers({ authorization: `Bearer ${token}`, 'ce-connectionid': 'c-1', 'ce-hub': 'beside', ...changes }),
    );
  return { upstream, sign, verifies };
}

test('[SESS-11] an event counts when it carries a token of the service itself, of either version', async () => {
  const { sign, verifies } = await open();
  expect(await verifies(await sign())).toBe(true);
  expect(await verifies(await sign({ iss: 'https://sts.windows.net/t/', aud: 'api://beside' }))).toBe(true);
});

test('[SESS-11] nobody else’s token will do, and none at all neither', async () => {
  const { sign, verifies, upstream } = await open();
  const stranger = (await generateKeyPair('RS256')).privateKey;
  for (const changes of [
    { oid: 'somebody' },
    { aud: 'api://other' },
    { iss: 'https://login.microsoftonline.com/u/v2.0' },
  ])
    expect(await verifies(await sign(changes))).toBe(false);
  expect(await verifies(await sign({}, '-1m'))).toBe(false);
  expect(await verifies(await sign({}, '5m', stranger))).toBe(false);
  expect(await verifies(await sign(), { 'ce-hub': 'other' })).toBe(false);
  expect(await verifies('')).toBe(false);
  // The signature by key, which anybody may hold who has ever seen the key, opens nothing here.
  expect(
    await upstream.verifies(new Headers({ 'ce-connectionid': 'c', 'ce-hub': 'beside', 'ce-signature': 'sha256=x' })),
  ).toBe(false);
  expect([upstream.expects('B.webpubsub.azure.com'), upstream.expects('evil.test')]).toEqual([true, false]);
});

test('keys that cannot be had say nothing about the token', async () => {
  const { sign } = await open();
  const away = tokenUpstream({ ...settings, keys: () => Promise.reject(new TypeError('fetch failed')) });
  const headers = { authorization: `Bearer ${await sign()}`, 'ce-connectionid': 'c', 'ce-hub': 'beside' };
  await expect(away.verifies(new Headers(headers))).rejects.toThrow('fetch failed');
});
