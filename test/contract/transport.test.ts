/** @jest-environment node */
import { openWebPubSub } from '@beside/transport';
import type { Link, LinkState } from '@beside/protocol/channel';
import { heldTimers } from '../support/held-timers';
import { relayBench } from '../support/relay/relay-bench';
import { until } from '../support/until';

const { join, start, stops } = relayBench();

/** A customer's link through the relay, and somebody who hears its page. */
async function customerLink() {
  const { pubsub, service } = await start();
  const listener = await join(service, { groups: ['s.page'] });
  const states: LinkState[] = [];
  const link: Link = openWebPubSub(
    async () => {
      const who = { userId: 'customer', roles: ['webpubsub.sendToGroup.s.page'], groups: ['s.act'] };
      return { url: (await service.getClientAccessToken(who)).url, send: 's.page', receive: 's.act' };
    },
    { frame: () => undefined, fact: () => undefined, state: (state) => states.push(state) },
  );
  stops.push(() => link.close());
  const send = (byte: number) => link.send(new Uint8Array([byte]));
  const heard = () => listener.group.map(({ data }) => new Uint8Array(data as ArrayBuffer)[0]);
  const mine = () => pubsub.connections({ userId: 'customer' });
  /** Cuts the customer off; the returned function lets it come back. */
  const cut = async () => {
    const letIn = pubsub.refuseConnections();
    pubsub.dropConnections({ userId: 'customer' });
    await until('the customer is cut off', () => mine().every(({ attached }) => !attached));
    await until('the link knows', () => {
      send(0);
      return states.at(-1) === 'interrupted';
    });
    return letIn;
  };
  await until('open', () => states.at(-1) === 'open');
  return { link, send, heard, mine, cut };
}

// The first of them: what another one left would be counted before it.
test('closed, it keeps none of these tests from ending', async () => {
  const before = heldTimers();
  const { link, mine } = await customerLink();
  link.close();
  await until('the connection is gone', () => mine().length === 0);
  await until('nothing waits for it', () => heldTimers() <= before);
});

test('[SESS-19] closed while it recovers: no later frame reaches the relay, and its connection goes', async () => {
  const { link, send, heard, mine, cut } = await customerLink();
  send(1);
  await until('the first frame', () => heard().length === 1);
  const letIn = await cut();
  send(2);
  link.close();
  send(3);
  letIn();
  await until('the connection is gone', () => mine().length === 0);
  expect(heard()).toEqual([1]);
});

test('[SESS-4] a frame that could not leave at once never leaves', async () => {
  const { send, heard, cut } = await customerLink();
  const back = async (byte: number) =>
    until(`frame ${byte}`, () => {
      send(byte);
      return heard().includes(byte);
    });
  const letIn = await cut();
  send(2);
  letIn();
  await back(3);
  // A client that kept the frame back would send it between one attempt to recover and the next.
  for (const byte of [4, 5, 6]) {
    (await cut())();
    await back(byte);
  }
  expect(heard()).not.toContain(2);
  expect(heard()).not.toContain(0);
});

test('[SESS-19] closed while it asks for a way in: what comes of that is not used', async () => {
  let grant: (url: string) => void = () => undefined;
  let isUsed = false;
  const granted = new Promise<string>((resolve) => (grant = resolve));
  const link = openWebPubSub(
    async () => {
      await granted;
      const used = () => ((isUsed = true), 'ws://localhost:1');
      return {
        get url() {
          return used();
        },
        send: null,
        receive: null,
      };
    },
    { frame: () => undefined, fact: () => undefined, state: () => undefined },
  );
  link.close();
  grant('');
  await granted;
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(isUsed).toBe(false);
});
