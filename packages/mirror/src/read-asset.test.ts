import { MAX_PICTURE_SIDE_PX, nameAsset, type AssetType } from '@beside/protocol';
import { readAsset } from './read-asset';

function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

function woff2(length: number, unpacked: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(64);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x774f4632);
  view.setUint32(8, length);
  view.setUint32(16, unpacked);
  return bytes;
}

const read = async (type: AssetType, bytes: Uint8Array<ArrayBuffer>, id?: string) =>
  readAsset({ kind: 'asset', id: id ?? (await nameAsset(bytes)), type, bytes });

test('[WIRE-17] a picture and a font that are what they say are taken', async () => {
  expect(await read('png', png(300, 200))).toMatchObject({ width: 300, height: 200, blob: { type: 'image/png' } });
  expect(await read('woff2', woff2(64, 1_000))).toMatchObject({ blob: { type: 'font/woff2' } });
});

test.each<[string, AssetType, Uint8Array<ArrayBuffer>]>([
  ['wider than the bound', 'png', png(MAX_PICTURE_SIDE_PX + 1, 1)],
  ['larger than its area may be', 'png', png(8_000, 8_000)],
  ['without a size', 'png', png(0, 10)],
  ['a picture that says it is a font', 'woff2', png(9, 9)],
  ['an SVG that says it is a picture', 'png', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a font that unpacks to too much', 'woff2', woff2(64, 0xffffffff)],
  ['a font with something behind it', 'woff2', woff2(48, 1_000)],
  ['a font that ends in its header', 'woff2', woff2(64, 1_000).slice(0, 20)],
])('[WIRE-17] %s is refused', async (_what, type, bytes) => expect(await read(type, bytes)).toBeNull());

test('[WIRE-17] bytes under another name are refused', async () => {
  expect(await read('png', png(9, 9), await nameAsset(png(9, 8)))).toBeNull();
});
