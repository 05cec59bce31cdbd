import { COMMAND_WORD_MS, type PageMessage } from '@beside/protocol';
import { decodeFrame, openViewer } from '@beside/protocol/channel';
import { channelPairs, negotiate, numbers, viewport } from '../support/relay/channel-pair';
import { SealedEnds } from '../support/relay/sealed-ends';
import { seededRandom } from '../support/seeded-random';

const { open, nextPage } = channelPairs();

const words = 'the balance is 4 711 euros';
const picture = (): PageMessage[] => [
  {
    ...{ kind: 'snapshot', width: 800, height: 600, scrollX: 0, scrollY: 0, title: words, origin: '' },
    ...{ language: 'en', direction: 'ltr', quirks: false, dark: false, nodes: 1 },
  } as PageMessage,
  viewport(1),
];
const isReadable = (bytes: Uint8Array) =>
  Buffer.from(bytes).includes('4 711') || Buffer.from(bytes).includes('balance');

test('[SEAL-9] not one frame of a session can be read on its way, and every payload has the size of a bucket', async () => {
  const pair = await open((p) => (p.snapshot = picture));
  const delivery = pair.viewer.act({ kind: 'say', text: words });
  for (const n of numbers(2, 30)) {
    void pair.hub.send([viewport(n)]);
    await pair.clock.pass(100);
  }
  await expect(delivery).resolves.toBe('delivered');
  expect(pair.seen[0]).toMatchObject({ title: words });
  expect(pair.acts).toEqual([{ kind: 'say', text: words }]);
  expect(pair.relay.frames.length).toBeGreaterThan(35);
  const sizes = new Set<number>();
  for (const { bytes } of pair.relay.frames) {
    expect(isReadable(bytes)).toBe(false);
    sizes.add(decodeFrame(bytes)?.payload.length ?? 0);
  }
  expect(sizes).toEqual(new Set([256 + 16]));
});

test('[SEAL-10] what viewers say and what the page shows are never deflated together', async () => {
  const pair = await open();
  const parcels: number[] = [];
  pair.hub.watch({ epoch: () => {}, parcel: (bytes) => parcels.push(bytes.length) });
  await pair.clock.pass(600);
  parcels.length = 0;
  void pair.hub.send([viewport(1)]);
  void pair.hub.send([{ kind: 'pointer', who: 'viewer-1', at: null }]);
  await pair.clock.pass(50);
  expect(parcels).toHaveLength(2);
});

test('[SEAL-9] a beat that the relay plays again does not keep a page in sight', async () => {
  const pair = await open();
  await pair.hub.send([viewport(1)]);
  await pair.clock.pass(1_500);
  const recorded = pair.relay.frames.filter(({ from }) => from === 'hub').map(({ bytes }) => bytes);
  pair.hub.close();
  const liar = pair.relay.open('hub')(negotiate, { frame: () => {}, fact: () => {}, state: () => {} });
  for (let n = 0; n < 10; n++) {
    for (const bytes of recorded) liar.send(bytes);
    await pair.clock.pass(500);
  }
  expect(pair.leases.at(-1)).toBe(false);
});

test('[SEAL-8] [SEAL-11] the customer’s next page goes on with a new handshake, a new key, and no words', async () => {
  const pair = await open((p) => (p.snapshot = () => [viewport(7)]));
  pair.hub.close();
  const before = pair.relay.frames.length;
  const page = await nextPage(pair, [viewport(8)]);
  await pair.clock.pass(1_500);
  expect(pair.seen).toEqual([viewport(8)]);
  expect(pair.strangers).toBe(0);
  const delivery = pair.viewer.act({ kind: 'focus', act: 1, node: 3 });
  await pair.clock.pass(1_200);
  await expect(delivery).resolves.toBe('delivered');
  expect(page.acts).toEqual([{ kind: 'focus', act: 1, node: 3 }]);
  const kinds = pair.relay.frames.slice(before).map(({ bytes }) => decodeFrame(bytes)?.header.kind);
  expect(kinds.indexOf('page')).toBeGreaterThan(kinds.lastIndexOf('step'));
});

test('[SEAL-11] a handshake through loss and repetition still comes to its end', async () => {
  for (const seed of numbers(1, 8)) {
    const pair = await open((p) => (p.snapshot = () => [viewport(7)]));
    pair.hub.close();
    const random = seededRandom(seed);
    pair.relay.faults = { copies: () => Math.floor(random() * 3), late: () => (random() < 0.3 ? 2 : 0) };
    await nextPage(pair, [viewport(8)]);
    await pair.clock.pass(20_000);
    pair.relay.faults = { copies: () => 1, late: () => 0 };
    await pair.clock.pass(6_000);
    expect({ seed, seen: pair.seen }).toEqual({ seed, seen: [viewport(8)] });
  }
});

test('[SEAL-11] a desk that is built again with what its top window kept goes on without words; the one before it is out', async () => {
  const pair = await open((p) => (p.snapshot = () => [viewport(7)]));
  const seen: PageMessage[] = [];
  const rebuilt = openViewer({
    participant: 'viewer-2',
    open: pair.relay.open('viewer', 'viewer-2'),
    negotiate,
    seal: pair.ends.rebuilt('viewer-2'),
    clock: pair.clock,
    on: {
      ...{ epoch: () => {}, fact: () => {}, link: () => {}, lease: () => {}, strange: () => {}, dropped: () => {} },
      messages: (messages) => seen.push(...messages),
    },
  });
  await pair.clock.pass(2_000);
  expect(seen).toEqual([viewport(7)]);
  const late = pair.viewer.act({ kind: 'focus', act: 1, node: 3 });
  pair.seen.length = 0;
  await pair.hub.send([viewport(8)]);
  await pair.clock.pass(COMMAND_WORD_MS + 600);
  await expect(late).resolves.toBe('expired');
  expect(seen).toEqual([viewport(7), viewport(8)]);
  expect(pair.seen).toEqual([]);
  rebuilt.close();
});

test('[SEAL-11] a desk without a key gets nothing, and one with a key of elsewhere hears that it is strange', async () => {
  const pair = await open((p) => (p.snapshot = () => [viewport(7)]));
  const other = await SealedEnds.acquaint('viewer-2');
  other.viewer();
  const seen: PageMessage[] = [];
  let strange = 0;
  const stranger = openViewer({
    participant: 'viewer-3',
    open: pair.relay.open('viewer', 'viewer-3'),
    negotiate,
    seal: other.rebuilt('viewer-3'),
    clock: pair.clock,
    on: {
      ...{ epoch: () => {}, fact: () => {}, link: () => {}, lease: () => {}, dropped: () => {} },
      strange: () => (strange += 1),
      messages: (messages) => seen.push(...messages),
    },
  });
  await pair.clock.pass(500);
  await pair.hub.send([viewport(8)]);
  await pair.clock.pass(2_000);
  expect(strange).toBeGreaterThan(0);
  expect(seen).toEqual([]);
  expect(pair.widths().at(-1)).toBe(8);
  stranger.close();
});

test('[SEAL-13] a customer’s page without what was kept, as on another origin, is a stranger to the desk', async () => {
  const pair = await open((p) => (p.snapshot = () => [viewport(7)]));
  pair.hub.close();
  pair.ends.kept = [];
  await nextPage(pair, [viewport(8)]);
  await pair.clock.pass(2_500);
  expect(pair.strangers).toBeGreaterThan(0);
  expect(pair.widths()).toEqual([7]);
});

test('[SEAL-13] a customer’s page that came by a hop goes on with the same desk, and so does the page after it', async () => {
  const pair = await open((p) => (p.snapshot = () => [viewport(7)]));
  let { hub } = pair;
  for (const width of [8, 9]) {
    hub.close();
    await pair.ends.hopOver();
    hub = (await nextPage(pair, [viewport(width)])).hub;
    await pair.clock.pass(2_500);
    expect(pair.widths().at(-1)).toBe(width);
  }
  expect(pair.strangers).toBe(0);
});

test('[SEAL-8] when no viewer was heard for 15 s the next page is under a new key', async () => {
  const pair = await open((p) => (p.snapshot = () => [viewport(7)]));
  pair.viewer.close();
  const epochsOf = () =>
    new Set(
      pair.relay.frames.map(({ bytes }) => decodeFrame(bytes)?.header).map((h) => (h?.kind === 'beat' ? h.epoch : '')),
    );
  const before = epochsOf().size;
  await pair.clock.pass(16_000);
  expect(epochsOf().size).toBe(before + 1);
  const sent = pair.relay.frames.length;
  await pair.hub.send([viewport(8)]);
  await pair.clock.pass(100);
  const kinds = pair.relay.frames.slice(sent).map(({ bytes }) => decodeFrame(bytes)?.header.kind);
  expect(kinds).not.toContain('page');
});

test('[SEAL-9] no nonce is used twice under one key, over pages, pauses, reconnections and two tabs', async () => {
  let used = 0;
  for (const seed of numbers(1, 6)) {
    const pair = await open((p) => (p.snapshot = () => [viewport(7)]));
    const random = seededRandom(seed);
    let hub = pair.hub;
    for (const n of numbers(1, 60)) {
      const chance = random();
      if (chance < 0.4) void hub.send([viewport(n)]);
      else if (chance < 0.6) void pair.viewer.act({ kind: 'point', at: null });
      else if (chance < 0.7) pair.relay.setCut(random() < 0.5);
      else if (chance < 0.75) void hub.hold({ status: 'paused', hidden: false });
      else if (chance < 0.85) hub.release();
      else if (chance < 0.9) hub.renew();
      else if (chance < 0.95) {
        const before = hub;
        hub = (await nextPage(pair, [viewport(n)])).hub;
        if (random() < 0.5) await pair.clock.pass(30); // two tabs, until the lock is taken
        before.close();
      }
      await pair.clock.pass([1, 30, 600, 1_500][Math.floor(random() * 4)] as number);
    }
    const places = new Map<string, string>();
    for (const { bytes } of pair.relay.frames) {
      const frame = decodeFrame(bytes);
      if (!frame || frame.header.kind === 'step') continue;
      const { header, payload } = frame;
      const place = `${header.kind} ${header.kind === 'act' ? pair.handshakeAt(bytes) : header.epoch} ${header.seq}`;
      const text = Buffer.from(payload).toString('hex');
      expect(places.get(place) ?? text).toBe(text); // the same frame again, byte by byte, is no second use
      places.set(place, text);
    }
    used += places.size;
  }
  expect(used).toBeGreaterThan(300);
});
