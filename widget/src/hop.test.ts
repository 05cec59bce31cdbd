/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://my.norland.test/return"}
 */
import { accept, generateKeyPair, participantKey } from '@beside/protocol';
import type { Kept, Pass, PassStore } from './consent/pass';
import { prepareHop, takeHop } from './hop';

const view = {
  ...{ id: 's-1', reference: '123-456-789', companyName: 'Norland', agentName: 'Anna', conversation: 'c-1' },
  ...{ channel: 'chat', now: 1, state: 'live', origin: 'https://my.norland.test', version: 1, since: 1 },
  ...{ customer: { here: true }, desk: { here: true } },
};
const newKey = async () => participantKey(await generateKeyPair());
const cookie = () => decodeURIComponent(document.cookie.replace('beside-hop=', ''));

test('[SEAL-6] how many strangers a session has answered goes with it to the next origin', async () => {
  const own: Pass = { session: 's-1', participant: 'p-1', credential: 'c', key: await newKey() };
  const hop = new Uint8Array(32);
  const viewers = [{ viewer: 'v-1', role: 'agent' as const, keys: [new Uint8Array(32)] }];
  let asked = () => {};
  const isAsked = new Promise<void>((done) => (asked = done));
  const ready = prepareHop({
    ...{ own, seal: { hop: async () => ({ hop, viewers }) }, letters: () => 3, strangers: () => 7 },
    api: {
      send: async () => {
        asked();
        return accept({ ticket: 't-1' });
      },
    },
  });
  ready.renew();
  await isAsked;
  await Promise.resolve();
  ready.leave();
  ready.stop();
  const left = JSON.parse(cookie()) as { origin: string; strangers: number };
  expect(left).toMatchObject({ origin: 'https://my.norland.test', strangers: 7 });

  const elsewhere = encodeURIComponent(JSON.stringify({ ...left, origin: 'https://pay.norland.test' }));
  document.cookie = `beside-hop=${elsewhere}; Domain=norland.test; Path=/; Secure`;
  const keeps: Kept[] = [];
  const passes = { newKey, save: async () => undefined, keep: async (kept: Kept) => void keeps.push(kept) };
  const entry = { participant: 'p-1', credential: 'c-2', session: view };
  await takeHop({ api: { send: async () => accept(entry) }, passes: passes as unknown as PassStore });
  expect(keeps).toMatchObject([{ strangers: 7, letters: 3 }]);
  expect(document.cookie).toBe('');
});
