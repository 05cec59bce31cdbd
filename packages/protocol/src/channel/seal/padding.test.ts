import { bucketOf, pad, unpad } from './padding';

test('what is padded comes back, and is one of few sizes', () => {
  const sizes = new Set<number>();
  for (let length = 0; length < 20_000; length += 7) {
    const bytes = new Uint8Array(length).fill(length % 2 ? 0 : 0x80);
    const padded = pad(bytes);
    sizes.add(padded.length);
    expect(Buffer.compare(unpad(padded) ?? new Uint8Array(1), bytes)).toBe(0);
    expect(padded.length).toBeGreaterThan(length);
    if (length >= 256) expect(padded.length / (length + 1)).toBeLessThan(1.12);
  }
  expect(sizes.size).toBeLessThan(110);
});

test('everything short is the same', () => {
  expect(new Set([0, 1, 17, 255].map((length) => pad(new Uint8Array(length)).length))).toEqual(new Set([256]));
  expect(bucketOf(257)).toBe(272);
});

test.each([
  ['nothing', new Uint8Array(0)],
  ['only zeros', new Uint8Array(256)],
  ['no end mark', new Uint8Array(256).fill(1)],
  ['another bucket', new Uint8Array(300).fill(0x80)],
  ['too much of it', Uint8Array.from({ length: 272 }, (_, at) => (at === 10 ? 0x80 : 0))],
])('%s is not padding', (_name, bytes) => {
  expect(unpad(bytes)).toBeNull();
});
