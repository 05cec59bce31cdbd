import { shelf } from './shelf';

const keys = (windows: readonly object[]) => shelf<CryptoKey>(windows, 'keys');
const newKey = () => crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

test('[SEAL-11] a desk that is built again finds in the outermost window what the one before it left, until the session ends', async () => {
  const top = { structuredClone };
  const key = await newKey();
  keys([{}, top]).put('s-1', key);
  const kept = keys([{}, top]).get('s-1');
  expect(kept).toMatchObject({ extractable: false, usages: ['sign'] });
  const text = new Uint8Array([1, 2, 3]);
  const signed = (by: CryptoKey | null) =>
    by && crypto.subtle.sign('HMAC', by, text).then((bytes) => Buffer.from(bytes));
  expect(await signed(kept)).toEqual(await signed(key));
  keys([top]).drop('s-1');
  expect(keys([top]).get('s-1')).toBeNull();
});

test('[SEAL-11] another top window has nothing', async () => {
  keys([{}]).put('s-1', await newKey());
  expect(keys([{}]).get('s-1')).toBeNull();
});

test('each kind of thing has a shelf of its own', () => {
  const top = {};
  shelf<string>([top], 'seen').put('s-1', 'seen');
  expect(keys([top]).get('s-1')).toBeNull();
  expect(shelf<string>([{}, top], 'seen').get('s-1')).toBe('seen');
});
