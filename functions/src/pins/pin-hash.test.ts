import { pinHash } from './pin-hash';

const pepper = { id: 'p1', key: new Uint8Array(32).fill(1) };

test('[PIN-4] the hash depends on the pepper, the company and the PIN, and names the pepper', () => {
  const hash = pinHash(pepper, 'norland', '12345678');
  expect(hash).toMatch(/^p1:[0-9a-f]{64}$/);
  expect(pinHash(pepper, 'norland', '12345679')).not.toBe(hash);
  expect(pinHash(pepper, 'meridian', '12345678')).not.toBe(hash);
  expect(pinHash({ ...pepper, key: new Uint8Array(32) }, 'norland', '12345678')).not.toBe(hash);
});

test('[PIN-4] no two pairs of company and PIN read the same', () => {
  expect(pinHash(pepper, 'a1', '2345678')).not.toBe(pinHash(pepper, 'a', '12345678'));
  expect(pinHash(pepper, 'a')).not.toBe(pinHash(pepper, 'a', ''));
});
