import { openKeys, type AuditKey } from './signed';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

async function newKey(): Promise<AuditKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { kty: 'EC', crv: 'P-256', x, y, kid: 'k1' };
}

/** The same 32 bytes: the last of 43 letters has two bits that say nothing. */
function secondWay(text: string): string {
  return text.slice(0, -1) + (LETTERS[LETTERS.indexOf(text.slice(-1)) + 1] ?? '');
}

test.each(['x', 'y'] as const)('[AUDIT-12] a key whose %s is written in a second way is nobody’s', async (part) => {
  const key = await newKey();
  expect(secondWay(key[part])).not.toBe(key[part]);
  expect([...(await openKeys([key])).keys()]).toEqual(['k1']);
  expect([...(await openKeys([{ ...key, [part]: secondWay(key[part]) }])).keys()]).toEqual([]);
});

test.each([
  ['no coordinate', { x: '' }],
  ['one that is too short', { x: 'AAAA' }],
  ['a point that is not on the curve', { x: 'A'.repeat(43), y: 'A'.repeat(43) }],
])('[AUDIT-12] %s is no key', async (_what, change) => {
  expect((await openKeys([{ ...(await newKey()), ...change }])).size).toBe(0);
});
