import { createECDH, randomBytes } from 'node:crypto';
import { checkSigned, openKeys } from '@beside/protocol';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { keyVaultSigner } from './key-vault-signer';

const VAULT = 'https://beside.vault.azure.net';
const statement = { v: 1, company: 'norland', seq: 7 };

/** A version of the key as the vault keeps it; the private part does not leave it. */
interface Version {
  readonly id: string;
  /** s since epoch. */
  readonly created: number;
  readonly secret: bigint;
  readonly jwk: { readonly kty: string; readonly crv: string; readonly x: string; readonly y: string };
  enabled: boolean;
}

let versions: Version[];
let asked: string[];
let bodies: unknown[];
let tokens: string[];
let isAway: boolean;
let now: number;

const server = setupServer(
  http.all(`${VAULT}/*`, async ({ request }) => {
    const { pathname } = new URL(request.url);
    const authorization = request.headers.get('authorization');
    if (!authorization) {
      const challenge =
        'Bearer authorization="https://login.microsoftonline.com/t", resource="https://vault.azure.net"';
      return new HttpResponse(null, { status: 401, headers: { 'www-authenticate': challenge } });
    }
    tokens.push(authorization);
    asked.push(`${request.method} ${pathname}`);
    if (isAway) return HttpResponse.json({ error: { code: 'ServiceUnavailable' } }, { status: 400 });
    if (pathname === '/keys/audit/versions') return HttpResponse.json({ value: versions.map(listed), nextLink: null });
    const found = versions.find(({ id }) => pathname.startsWith(`/keys/audit/${id}`));
    if (!found?.enabled) return HttpResponse.json({ error: { code: 'Forbidden' } }, { status: 403 });
    if (!pathname.endsWith('/sign'))
      return HttpResponse.json({ key: { ...found.jwk, ...listed(found) }, attributes: listed(found).attributes });
    const body = (await request.json()) as { alg: string; value: string };
    bodies.push(body);
    const value = signDigest(found.secret, Buffer.from(body.value, 'base64url')).toString('base64url');
    return HttpResponse.json({ kid: listed(found).kid, value });
  }),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  [asked, bodies, tokens, isAway, now] = [[], [], [], false, 1_000_000];
  versions = [version('older', 100), version('newer', 200), { ...version('stolen', 300), enabled: false }];
});

const listed = ({ id, created, enabled }: Version) => ({
  kid: `${VAULT}/keys/audit/${id}`,
  attributes: { enabled, created, updated: created },
});

function version(id: string, created: number): Version {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const [x, y] = [pair.getPublicKey().subarray(1, 33), pair.getPublicKey().subarray(33)];
  const jwk = { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') };
  return { id, created, secret: number(pair.getPrivateKey()), jwk, enabled: true };
}

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const number = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`);
const bytes = (value: bigint) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');

/** ECDSA over a digest (FIPS 186-5), which Node signs only together with its hash. */
function signDigest(secret: bigint, digest: Buffer): Buffer {
  const once = createECDH('prime256v1');
  once.setPrivateKey(bytes((number(randomBytes(32)) % (ORDER - 1n)) + 1n));
  const r = number(once.getPublicKey().subarray(1, 33)) % ORDER;
  const s = (inverse(number(once.getPrivateKey())) * ((number(digest) + r * secret) % ORDER)) % ORDER;
  return Buffer.concat([bytes(r), bytes(s)]);
}

function inverse(value: bigint): bigint {
  let [result, base] = [1n, value % ORDER];
  for (let left = ORDER - 2n; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * base) % ORDER;
    base = (base * base) % ORDER;
  }
  return result;
}

const signer = () =>
  keyVaultSigner({
    key: `${VAULT}/keys/audit`,
    credential: {
      getToken: async (scope) => ({ token: `for ${String(scope)}`, expiresOnTimestamp: Date.now() + 3_600_000 }),
    },
    clock: () => now,
  });

test('[AUDIT-11] the newest enabled version signs, only a digest goes to the vault, and anyone checks it with the public keys', async () => {
  const { sign, keys } = signer();
  expect(asked).toEqual([]);
  const text = await sign('beside-checkpoint', statement);
  expect((await keys()).map(({ kid }) => kid)).toEqual(['newer', 'older']);
  expect(await checkSigned(text, 'beside-checkpoint', await openKeys(await keys()))).toEqual({
    ...{ ok: true, kid: 'newer' },
    payload: statement,
  });
  expect(asked).toEqual([
    'GET /keys/audit/versions',
    'GET /keys/audit/newer',
    'GET /keys/audit/older',
    'POST /keys/audit/newer/sign',
  ]);
  expect(bodies).toEqual([{ alg: 'ES256', value: expect.stringMatching(/^[\w-]{43}$/) as string }]);
  expect(new Set(tokens)).toEqual(new Set(['Bearer for https://vault.azure.net/.default']));
  expect(Object.keys((await keys())[0] ?? {}).sort()).toEqual(['crv', 'kid', 'kty', 'x', 'y']);
});

test('[AUDIT-11] keys are asked for once in ten minutes; then a new version signs, and the earlier ones still check', async () => {
  const { sign, keys } = signer();
  const before = await sign('beside-seal', statement);
  await Promise.all([keys(), keys(), sign('beside-seal', statement)]);
  versions.push(version('newest', 400));
  now += 599_000;
  expect((await keys())[0]?.kid).toBe('newer');
  now += 1_000;
  const [again] = await Promise.all([keys(), keys()]);
  expect(again.map(({ kid }) => kid)).toEqual(['newest', 'newer', 'older']);
  expect(asked.filter((one) => one.endsWith('/versions'))).toHaveLength(2);
  const ring = await openKeys(again);
  expect(await checkSigned(before, 'beside-seal', ring)).toMatchObject({ ok: true, kid: 'newer' });
  expect(await checkSigned(await sign('beside-seal', statement), 'beside-seal', ring)).toMatchObject({
    kid: 'newest',
  });
});

test('[AUDIT-11] a version that was disabled signs nothing, and the next attempt takes the one before', async () => {
  const { sign, keys } = signer();
  await keys();
  for (const one of versions) one.enabled = one.id === 'older';
  await expect(sign('beside-receipt', statement)).rejects.toThrow();
  const text = await sign('beside-receipt', statement);
  expect(await checkSigned(text, 'beside-receipt', await openKeys(await keys()))).toMatchObject({ kid: 'older' });
  expect(await keys()).toHaveLength(1);
});

test('a vault that is away is asked again; what is known of it meanwhile goes on being good', async () => {
  const { keys } = signer();
  isAway = true;
  await expect(keys()).rejects.toThrow();
  isAway = false;
  expect(await keys()).toHaveLength(2);
  isAway = true;
  now += 3_600_000;
  expect(await keys()).toHaveLength(2);
});

test('a key of another curve, or without an enabled version, signs nothing', async () => {
  versions = [{ ...version('other', 1), jwk: { kty: 'EC', crv: 'P-384', x: 'AA', y: 'AA' } }];
  await expect(signer().keys()).rejects.toThrow('not EC P-256');
  versions = [{ ...version('off', 1), enabled: false }];
  await expect(signer().keys()).rejects.toThrow('no version');
});
