import { readTokens } from './tokens';

const SAID = { level: null, readonly: false, lock: false };

test('[PRIV-3] without the attribute, or with an empty one, nothing is said', () => {
  expect(readTokens(null)).toEqual(SAID);
  expect(readTokens('  ')).toEqual(SAID);
});

test.each([
  ['show', 'shown'],
  ['mask', 'masked'],
  ['hide', 'hidden'],
  ['SHOW', 'shown'],
  ['\n\tshow\n', 'shown'],
])('[PRIV-3] %j says %s', (value, level) => {
  expect(readTokens(value)).toEqual({ ...SAID, level });
});

test.each([
  ['show mask', 'masked'],
  ['mask show', 'masked'],
  ['show hide', 'hidden'],
  ['hide mask', 'hidden'],
  ['mask hide show', 'hidden'],
])('[PRIV-3] of two levels, as in %j, the stricter counts: %s', (value, level) => {
  expect(readTokens(value).level).toBe(level);
});

test('[PRIV-3] readonly and lock stand apart from the level', () => {
  expect(readTokens('readonly')).toEqual({ ...SAID, readonly: true });
  expect(readTokens('show lock')).toEqual({ level: 'shown', readonly: false, lock: true });
  expect(readTokens('lock hide readonly')).toEqual({ level: 'hidden', readonly: true, lock: true });
});

test.each(['shown', 'visible', 'true', 'show,lock', 'sh\u043ew'])('[PRIV-3] the unknown token %j masks', (token) => {
  expect(readTokens(token).level).toBe('masked');
  expect(readTokens(`show ${token}`).level).toBe('masked');
});
