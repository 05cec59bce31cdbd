import { createCanaries, createSearch } from './privacy-canary';

const secret = createCanaries().secret();
const bytes = Buffer.from(secret);

test.each([
  ['plain', secret],
  ['in capitals', secret.toUpperCase()],
  ['percent', [...bytes].map((byte) => `%${byte.toString(16).toUpperCase()}`).join('')],
  ['hex', bytes.toString('hex')],
  ['hex in capitals', bytes.toString('hex').toUpperCase()],
  ['HTML escapes', [...bytes].map((byte) => `&#${byte};`).join('')],
  ['HTML escapes in hex', [...bytes].map((byte) => `&#x${byte.toString(16)};`).join('')],
  ['reversed', [...secret].reverse().join('')],
  ['UTF-16 LE', Buffer.from(secret, 'utf16le').toString('latin1')],
  ['UTF-16 BE', Buffer.from(secret, 'utf16le').swap16().toString('latin1')],
  ['base64', bytes.toString('base64')],
  ['base64, one byte on', Buffer.from(`.${secret}`).toString('base64')],
  ['base64, two bytes on', Buffer.from(`..${secret}`).toString('base64')],
  ['half', secret.slice(0, 6)],
  ['the other half', secret.slice(6)],
])('[PRIV-1] a canary is found: %s', (_form, text) => {
  expect(createSearch()(`before ${text} after`)).not.toBeNull();
});

test('[PRIV-1] and over the border of two frames', () => {
  for (const cut of [1, 5, 9]) {
    const search = createSearch();
    const first = search(`before ${secret.slice(0, cut)}`);
    expect(first ?? search(`${secret.slice(cut)} after`)).not.toBeNull();
  }
});

test('[PRIV-1] and where there is none, none is', () => {
  expect(createSearch()('Openword000001 and •••• QzxKwJ')).toBeNull();
});
