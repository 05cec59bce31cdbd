import { randomBytes } from 'node:crypto';
import { drawDigits } from './draw-digits';

test('[PIN-1] bytes that would make a digit likelier than another are thrown away', () => {
  const served = [Uint8Array.of(250, 255, 7, 251), Uint8Array.of(249, 13, 252), Uint8Array.of(20)];
  const asked: number[] = [];
  const random = (size: number) => {
    asked.push(size);
    return served.shift() ?? new Uint8Array(size);
  };
  expect(drawDigits(4, random)).toBe('7930');
  expect(asked).toEqual([4, 3, 1]);
});

test('[PIN-1] over every byte value each digit comes equally often', () => {
  const counts = new Map<string, number>();
  let next = 0;
  const everyByte = (size: number) => Uint8Array.from({ length: size }, () => next++ % 256);
  for (const digit of drawDigits(2_500, everyByte)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  expect(counts.size).toBe(10);
  expect(new Set(counts.values())).toEqual(new Set([250]));
});

test('[PIN-1] never more digits than asked for', () => {
  expect(drawDigits(8, () => new Uint8Array(8).fill(3))).toBe('33333333');
});

test('[PIN-1] of four hundred thousand drawn digits none comes likelier', () => {
  const DRAWN = 400_000;
  const counts = new Map<string, number>();
  for (const digit of drawDigits(DRAWN, randomBytes)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  // Chi-square with 9 degrees of freedom: 42 is exceeded by chance once in 300,000 runs; a byte taken mod 10 gives about 150.
  const expected = DRAWN / 10;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(counts.size).toBe(10);
  expect(chiSquare).toBeLessThan(42);
});
