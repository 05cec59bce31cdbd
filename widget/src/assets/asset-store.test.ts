import { MAX_ASSET_BYTES, MAX_HELD_ASSET_BYTES, MAX_HELD_ASSETS } from '@beside/protocol';
import { AssetStore } from './asset-store';

const bytesOf = (length: number, first: number) => {
  const bytes = new Uint8Array(length);
  new DataView(bytes.buffer).setUint32(0, first);
  return bytes;
};

test('[WIRE-14] the same bytes are one asset', async () => {
  const store = new AssetStore(() => new Set());
  const id = await store.add('png', bytesOf(9, 1));
  expect(await store.add('png', bytesOf(9, 1))).toBe(id);
  expect(await store.add('png', bytesOf(9, 2))).not.toBe(id);
  expect(store.get(id ?? '')?.bytes).toEqual(bytesOf(9, 1));
});

test('[WIRE-16] one asset is bounded, and so are all that the page stands on', async () => {
  const used = new Set<string>();
  const store = new AssetStore(() => used);
  expect(await store.add('png', bytesOf(MAX_ASSET_BYTES + 1, 0))).toBeNull();
  const most = MAX_HELD_ASSET_BYTES / MAX_ASSET_BYTES;
  for (let n = 0; n < most; n++) used.add((await store.add('png', bytesOf(MAX_ASSET_BYTES, n))) ?? '');
  expect(used.size).toBe(most);
  expect(used.has('')).toBe(false);
  expect(await store.add('png', bytesOf(9, 99))).toBeNull();
  const [first = ''] = used;
  used.delete(first); // the page has it no more: it makes room
  expect(await store.add('png', bytesOf(9, 99))).not.toBeNull();
  expect(store.get(first)).toBeUndefined();
});

test('[WIRE-16] their number is bounded too', async () => {
  const used = new Set<string>();
  const store = new AssetStore(() => used);
  for (let n = 0; n < MAX_HELD_ASSETS; n++) used.add((await store.add('png', bytesOf(9, n))) ?? '');
  expect(await store.add('png', bytesOf(9, MAX_HELD_ASSETS))).toBeNull();
});
