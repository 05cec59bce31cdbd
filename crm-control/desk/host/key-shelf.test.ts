import { keyShelf } from './key-shelf';

const newKey = () => crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

test('[SEAL-11] a desk that is built again finds in the outermost window what the one before it left, until the session ends', async () => {
  const top = { structuredClone };
  const key = await newKey();
  keyShelf([{}, top]).put('s-1', key);
  const kept = keyShelf([{}, top]).get('s-1');
  expect(kept).toMatchObject({ extractable: false, usages: ['sign'] });
  const text = new Uint8Array([1, 2, 3]);
  const signed = (by: CryptoKey | null) =>
    by && crypto.subtle.sign('HMAC', by, text).then((bytes) => Buffer.from(bytes));
  expect(await signed(kept)).toEqual(await signed(key));
  keyShelf([top]).drop('s-1');
  expect(keyShelf([top]).get('s-1')).toBeNull();
});

test('[SEAL-11] another top window has nothing', async () => {
  keyShelf([{}]).put('s-1', await newKey());
  expect(keyShelf([{}]).get('s-1')).toBeNull();
});
