import { MAX_HELD_ASSET_BYTES, MAX_WANTED_ASSETS, nameAsset } from '@beside/protocol';
import { AssetShelf } from './asset-shelf';

const PNG = [
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 9, 0, 0, 0, 9,
];

async function picture(nth: number, length = 64) {
  const bytes = new Uint8Array(length);
  bytes.set([...PNG, nth >> 8, nth & 255]);
  return { kind: 'asset', id: await nameAsset(bytes), type: 'png', bytes } as const;
}

function openShelf(answer: 'delivered' | 'expired' = 'delivered') {
  const asked: (readonly string[])[] = [];
  const shelf = new AssetShelf((ids) => {
    asked.push(ids);
    return Promise.resolve(answer);
  });
  return { shelf, asked };
}

test('[WIRE-15] what is used and not held is asked for once an epoch, and redrawn when it has come', async () => {
  const { shelf, asked } = openShelf();
  const one = await picture(1);
  let redrawn = 0;
  shelf.use({}, new Set([one.id]), () => (redrawn += 1));
  shelf.ask();
  shelf.ask();
  expect(asked).toEqual([[one.id]]);
  shelf.askAnew();
  shelf.ask();
  expect(asked).toHaveLength(2);
  expect(shelf.url(one.id)).toBeNull();
  await shelf.take(one);
  expect(redrawn).toBe(1);
  expect(shelf.url(one.id)).toMatch(/^blob:/);
  shelf.askAnew();
  shelf.ask();
  expect(asked).toHaveLength(2);
});

test('[WIRE-15] a wish that expired is asked for again, and no wish is longer than its bound', async () => {
  const { shelf, asked } = openShelf('expired');
  const letter = (n: number) => String.fromCharCode(97 + n);
  const ids = Array.from({ length: MAX_WANTED_ASSETS + 1 }, (_, n) => 'a'.repeat(30) + letter(n >> 4) + letter(n & 15));
  shelf.use({}, new Set(ids), () => {});
  shelf.ask();
  expect(asked.map(({ length }) => length)).toEqual([MAX_WANTED_ASSETS, 1]);
  await Promise.resolve();
  shelf.ask();
  expect(asked.flat()).toHaveLength(2 * ids.length);
});

test('[WIRE-15] what nobody uses any more is kept while there is room, without its URL', async () => {
  const { shelf, asked } = openShelf();
  const user = {};
  const one = await picture(1);
  shelf.use(user, new Set([one.id]), () => {});
  await shelf.take(one);
  const url = shelf.url(one.id);
  shelf.use(user, new Set(), () => {});
  shelf.use(user, new Set([one.id]), () => {});
  shelf.ask();
  expect(asked).toEqual([]);
  expect(shelf.url(one.id)).not.toBe(url);
});

test('[WIRE-17] what nobody has use for is not taken, and a flood leaves no more than the bound', async () => {
  const { shelf } = openShelf();
  const unasked = await picture(0);
  await shelf.take(unasked);
  expect(shelf.get(unasked.id)).toBeNull();
  const size = 512 * 1024;
  const flood = await Promise.all(
    Array.from({ length: 2 * (MAX_HELD_ASSET_BYTES / size) }, (_, n) => picture(n, size)),
  );
  shelf.use({}, new Set(flood.map(({ id }) => id)), () => {});
  for (const one of flood) await shelf.take(one);
  expect(flood.filter(({ id }) => shelf.get(id)).length * size).toBeLessThanOrEqual(MAX_HELD_ASSET_BYTES);
});
