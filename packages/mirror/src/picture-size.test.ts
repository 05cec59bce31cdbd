import { pictureSize } from './picture-size';

const bytesOf = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])));

const PNG = bytesOf([0x89], 'PNG\r\n\u001a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 2, 0, 0, 3, 4]);
const GIF = bytesOf('GIF89a', [7, 1, 9, 0]);
const JPEG = bytesOf(
  [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff],
  [0xfe, 0, 3, 0xc0, 0xff, 0xc2, 0, 11, 8, 0, 50, 1, 44, 3, 0, 0, 0],
);
const VP8 = bytesOf('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x20, 0x43, 5, 0x80]);
const VP8L = bytesOf('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x1f, 0xc0, 3, 0]);
const VP8X = bytesOf('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [0, 0, 0, 10, 0, 0, 0, 0, 1, 0, 1, 0xff, 0xff, 0xff]);

test.each([
  ['png', PNG, 258, 772],
  ['gif', GIF, 263, 9],
  ['jpeg', JPEG, 300, 50],
  ['webp', VP8, 800, 5],
  ['webp', VP8L, 32, 16],
  ['webp', VP8X, 65_538, 16_777_216],
] as const)('[WIRE-17] the size of a %s is read from its header', (type, bytes, width, height) => {
  expect(pictureSize(type, bytes)).toEqual({ width, height });
});

test('[WIRE-17] what ends early, says nothing of its size, or is of another kind is no picture', () => {
  const all = { png: PNG, gif: GIF, jpeg: JPEG, webp: VP8 } as const;
  const types = ['png', 'gif', 'jpeg', 'webp'] as const;
  for (const type of types) {
    for (const other of types) if (other !== type) expect(pictureSize(type, all[other])).toBeNull();
    for (let length = 0; length < all[type].length - 7; length++)
      expect(pictureSize(type, all[type].subarray(0, length))).toBeNull();
    expect(pictureSize(type, bytesOf('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))).toBeNull();
    expect(pictureSize(type, new Uint8Array(64))).toBeNull();
  }
  expect(pictureSize('gif', bytesOf('GIF89a', [0, 0, 9, 0]))).toBeNull();
});
