import { isOriginPattern, patternsAbove } from './origin-pattern';

test.each([
  ['https://www.norland.test', true],
  ['https://*.norland.test', true],
  ['http://*.localhost.test:4281', true],
  ['https://*.test', false],
  ['https://*', false],
  ['*.norland.test', false],
  ['https://www.*.norland.test', false],
  ['https://*.norland.test/', false],
  ['https://*.Norland.test', false],
])('%s is an origin or a pattern of origins: %s', (text, is) => {
  expect(isOriginPattern(text)).toBe(is);
});

test('a page falls under itself and every wildcard above it, the nearest first', () => {
  expect(patternsAbove('https://a.b.norland.test:8443')).toEqual([
    'https://a.b.norland.test:8443',
    'https://*.b.norland.test:8443',
    'https://*.norland.test:8443',
    'https://*.test:8443',
  ]);
  expect(patternsAbove('https://*.b.norland.test')).toEqual([
    'https://*.b.norland.test',
    'https://*.norland.test',
    'https://*.test',
  ]);
});
