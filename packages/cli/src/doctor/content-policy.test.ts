import { allows, parsePolicies } from './content-policy';

const page = new URL('https://www.norland.test/form');
const api = new URL('https://api.test/api/widget/1/beside.js');
const relay = new URL('wss://r.webpubsub.azure.com/client/hubs/beside');

test.each([
  ['script-src https://api.test', 'script-src', api, true],
  ['script-src api.test', 'script-src', api, true],
  ['script-src https://*.test', 'script-src', api, true],
  ['script-src https://api.test/api/', 'script-src', api, true],
  ['script-src https://api.test/other/', 'script-src', api, false],
  ['script-src https://api.test:8443', 'script-src', api, false],
  ["script-src 'self'", 'script-src', api, false],
  ["default-src 'none'", 'script-src', api, false],
  ["default-src 'none'; script-src https:", 'script-src', api, true],
  ["script-src 'nonce-x' 'strict-dynamic' https://api.test", 'script-src', api, false],
  ['img-src https:', 'script-src', api, true],
  ['connect-src https://api.test', 'connect-src', relay, false],
  ['connect-src wss://*.webpubsub.azure.com', 'connect-src', relay, true],
  ['connect-src wss:', 'connect-src', relay, true],
  ['connect-src http://api.test', 'connect-src', api, true],
  ["connect-src 'self'", 'connect-src', new URL('wss://www.norland.test/x'), true],
] as const)('%s: %s %s is %s', (text, directive, url, expected) => {
  expect(parsePolicies(text).every((policy) => allows(policy, directive, url, page))).toBe(expected);
});

test('a nonce of the tag lets it in, and of two policies each must allow', () => {
  const [strict] = parsePolicies("script-src 'nonce-x' 'strict-dynamic'");
  expect(allows(strict ?? new Map(), 'script-src', api, page, ["'nonce-x'"])).toBe(true);
  const two = parsePolicies("script-src https:, script-src 'self'");
  expect(two.map((policy) => allows(policy, 'script-src', api, page))).toEqual([true, false]);
});
