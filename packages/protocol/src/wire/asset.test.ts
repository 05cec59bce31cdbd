import { MAX_ASSET_BYTES, MAX_WANTED_ASSETS } from '../limits';
import { isAssetId, nameAsset } from './asset';
import { decodeActs, decodePage } from './decode';
import { encode } from './encode';
import { actMessage } from './act';
import { pageMessage } from './message';
import { Writer } from './writer';

const ID = 'abcdefghijklmnop'.repeat(2);

test('[WIRE-14] an asset is named by its bytes, in letters alone', async () => {
  // SHA-256 of nothing begins e3b0c44298fc1c149afbf4c8996fb924.
  expect(await nameAsset(new Uint8Array(0))).toBe('odlameecjipmbmbejkplpemijjgpljce');
  const name = await nameAsset(Uint8Array.from([1]));
  expect(isAssetId(name)).toBe(true);
  expect(name).not.toBe(await nameAsset(Uint8Array.from([2])));
});

test.each(['', 'A'.repeat(32), 'q'.repeat(32), 'a'.repeat(31), '0123456789abcdef'.repeat(2)])(
  '[WIRE-14] "%s" is no name of one',
  (id) => expect(isAssetId(id)).toBe(false),
);

test('[WIRE-3] bytes are bounded before they are believed, and a list of names is too', () => {
  const claim = (length: number) => {
    const writer = new Writer();
    writer.varint(1);
    writer.sized((w) => {
      w.varint(9);
      w.raw(new TextEncoder().encode(ID));
      w.varint(0);
      w.varint(length);
    });
    return decodePage(writer.finish());
  };
  expect(claim(0).ok).toBe(true);
  expect(claim(5).ok).toBe(false);
  expect(claim(MAX_ASSET_BYTES + 1).ok).toBe(false);
  const largest = { kind: 'asset', id: ID, type: 'png', bytes: new Uint8Array(MAX_ASSET_BYTES) } as const;
  expect(decodePage(encode(pageMessage, [largest]))).toEqual({ ok: true, value: [largest] });
  const most = Array.from({ length: MAX_WANTED_ASSETS }, () => ID);
  expect(decodeActs(encode(actMessage, [{ kind: 'want', assets: most }])).ok).toBe(true);
  expect(() => encode(actMessage, [{ kind: 'want', assets: [...most, ID] }])).toThrow(RangeError);
});

test('[WIRE-2] what is no name is refused when it is read', () => {
  const parcel = encode(actMessage, [{ kind: 'want', assets: ['z'.repeat(32)] }]);
  expect(decodeActs(parcel)).toEqual({ ok: false, code: 'wire/malformed' });
});
