import { callerAddress } from '../http/caller-address';
import { sourceOf } from './source';

const pepper = { id: 'p1', key: new Uint8Array(32).fill(1) };
const other = { id: 'p2', key: new Uint8Array(32).fill(2) };

test('[PIN-6] a source is a keyed hash: it shows no address, and without the key nobody finds it again', () => {
  const source = sourceOf(pepper, '192.0.2.7');
  expect(source).toMatch(/^p1:[0-9a-f]{64}$/);
  expect(sourceOf(pepper, '192.0.2.8')).not.toBe(source);
  expect(sourceOf(other, '192.0.2.7').slice(3)).not.toBe(source.slice(3));
});

test.each([
  ['192.0.2.7', '::ffff:192.0.2.7', true],
  ['2001:db8::1', '2001:db8:0:0:ffff::2', true],
  ['2001:db8:0:1::1', '2001:db8::1', false],
  ['2001:DB8::1', '2001:db8::2', true],
  ['fe80::1%eth0', 'fe80::2', true],
  ['::1', '::2', true],
])('[PIN-6] %s and %s are one source: %s', (a, b, same) => {
  expect(sourceOf(pepper, a) === sourceOf(pepper, b)).toBe(same);
});

test.each([
  ['198.51.100.9', 0, '203.0.113.5', '203.0.113.5'],
  ['198.51.100.9:4431', 1, null, '198.51.100.9'],
  ['made up, 198.51.100.9:4431', 1, null, '198.51.100.9'],
  ['made up, 198.51.100.9, 10.0.0.1:80', 2, null, '198.51.100.9'],
  ['[2001:db8::1]:4431', 1, null, '2001:db8::1'],
  ['2001:db8::1', 1, null, '2001:db8::1'],
  ['198.51.100.9', 2, null, null],
])('[PIN-6] of X-Forwarded-For "%s" only what %s own proxies said is believed', (heard, proxies, peer, address) => {
  expect(callerAddress(new Headers({ 'x-forwarded-for': heard }), peer, proxies)).toBe(address);
});
