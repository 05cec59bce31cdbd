import {
  BEAT_MS,
  COMMAND_LIFETIME_MS,
  COMMAND_RETRY_MS,
  COMMAND_WORD_MS,
  MAX_ASSET_BYTES,
  MAX_FRAME_BYTES,
  POINTER_MS,
  VIEW_LEASE_MS,
  decodeActs,
} from '@beside/protocol';
import { decodeFrame, encodeFrame, openHub } from '@beside/protocol/channel';
import { channelPairs, negotiate, numbers, viewport } from '../support/relay/channel-pair';
import { ManualClock, settle } from '../support/manual-clock';
import { MemoryRelay } from '../support/relay/memory-relay';
import { SealedEnds } from '../support/relay/sealed-ends';
import { seededRandom } from '../support/seeded-random';
import { until } from '../support/until';

const { open } = channelPairs();

test('[WIRE-13] a hub that begins anew announces it, and whoever looks asks for the page again', async () => {
  const pair = await open();
  await pair.hub.send([viewport(1)]);
  await pair.clock.pass(100);
  const before = pair.epochs;
  pair.hub.renew();
  await pair.clock.pass(2_000);
  expect(pair.epochs).toBe(before + 1);
  await pair.hub.send([viewport(2)]);
  await pair.clock.pass(100);
  expect(pair.seen).toEqual([viewport(2)]);
});

test('[WIRE-13] an epoch starts when a viewer asks, and nothing of the page is sent before', async () => {
  const relay = new MemoryRelay();
  const clock = new ManualClock();
  let epochs = 0;
  const hub = openHub({
    open: relay.open('hub'),
    negotiate,
    seal: await (await SealedEnds.acquaint()).customer(),
    clock,
    decodeActs,
    randomId: () => 'e',
    on: { epoch: () => (epochs += 1), act: () => {}, fact: () => {}, link: () => {}, dropped: () => {} },
  });
  await clock.pass(100);
  await hub.send([viewport(1)]);
  await clock.pass(5_000);
  expect(epochs).toBe(0);
  expect(relay.frames.map(({ bytes }) => decodeFrame(bytes)?.header.kind).filter((kind) => kind !== 'beat')).toEqual(
    [],
  );
  hub.close();
});

test('[WIRE-15] a viewer asks for assets as it points, and gets one that is larger than a frame whole and in its place', async () => {
  const pair = await open();
  const bytes = crypto.getRandomValues(new Uint8Array(65_536));
  const large = new Uint8Array(MAX_ASSET_BYTES).map((_, at) => (bytes[at % 65_536] as number) ^ (at >> 16));
  const asset = { kind: 'asset', id: 'a'.repeat(32), type: 'webp', bytes: large } as const;
  const asked = pair.viewer.act({ kind: 'want', assets: [asset.id] });
  await pair.clock.pass(50);
  expect(await asked).toBe('delivered');
  expect(pair.acts).toEqual([{ kind: 'want', assets: [asset.id] }]);
  const before = pair.relay.frames.length;
  void pair.hub.send([viewport(1)]);
  void pair.hub.send([asset]);
  await pair.hub.send([viewport(2)]);
  await until('all three', () => pair.seen.length === 3);
  expect(pair.seen.map(({ kind }) => kind)).toEqual(['viewport', 'asset', 'viewport']);
  const { bytes: arrived, ...told } = pair.seen[1] as typeof asset;
  expect({ ...told, bytes: large }).toEqual(asset);
  expect(Buffer.compare(arrived, large)).toBe(0);
  for (const { bytes: frame } of pair.relay.frames.slice(before)) expect(frame.length).toBeLessThan(MAX_FRAME_BYTES);
  expect(pair.relay.frames.length - before).toBeGreaterThan(4);
});

test('messages arrive in the order in which they were sent', async () => {
  const pair = await open();
  expect(pair.epochs).toBe(1);
  for (const n of numbers(1, 40)) void pair.hub.send([viewport(n)]);
  await pair.clock.pass(100);
  expect(pair.widths()).toEqual(numbers(1, 40));
});

test('[WIRE-9] lost frames are resent byte by byte and repeated ones deliver nothing', async () => {
  const pair = await open();
  const random = seededRandom(3);
  pair.relay.faults = { copies: () => Math.floor(random() * 3), late: () => 0 };
  for (const n of numbers(1, 60)) void pair.hub.send([viewport(n)]);
  await pair.clock.pass(20_000);
  expect(pair.widths()).toEqual(numbers(1, 60));
  expect(pair.begun).toBe(1);
  const data = pair.relay.frames
    .filter(({ bytes }) => decodeFrame(bytes)?.header.kind === 'page')
    .map(({ bytes }) => Buffer.from(bytes).toString('hex'));
  expect(new Set(data).size).toBe(61); // with the epoch's own first one
  expect(data.length).toBeGreaterThan(61);
});

test('[WIRE-9] a gap that the ring no longer has becomes a new epoch', async () => {
  const pair = await open((p) => (p.snapshot = () => [viewport(7_000)]));
  pair.relay.setCut(true);
  for (const n of numbers(1, 600)) void pair.hub.send([viewport(n)]);
  await pair.clock.pass(200);
  pair.relay.setCut(false);
  await pair.clock.pass(4_000);
  expect(pair.begun).toBe(2);
  expect(pair.widths()[0]).toBe(7_000);
});

test('[WIRE-10] a lost tail is found by the next beat', async () => {
  const pair = await open();
  pair.relay.faults = { copies: () => 0, late: () => 0 };
  await pair.hub.send([viewport(1)]);
  await settle();
  pair.relay.faults = { copies: () => 1, late: () => 0 };
  await pair.clock.pass(2_500);
  expect(pair.widths()).toEqual([1]);
});

test('[WIRE-11] the hub knows what is under way to a viewer, and that it has come', async () => {
  const pair = await open();
  await pair.hub.send([viewport(1)]);
  await pair.clock.pass(600);
  expect(pair.hub.inFlight()).toBe(0);
  pair.relay.setCut(true);
  await pair.hub.send([viewport(2)]);
  expect(pair.hub.inFlight()).toBeGreaterThan(0);
});

test('[WIRE-2] frames that do not decode are dropped and counted, and the stream goes on', async () => {
  const pair = await open();
  const intruder = pair.relay.open('hub')(negotiate, { frame: () => {}, fact: () => {}, state: () => {} });
  intruder.send(new Uint8Array([1, 2, 3]));
  intruder.send(new Uint8Array(0));
  intruder.send(new Uint8Array(400_000));
  await pair.clock.pass(10);
  expect(pair.dropped).toBe(3);
  await pair.hub.send([viewport(5)]);
  await pair.clock.pass(10);
  expect(pair.widths()).toEqual([5]);
});

test('[CTRL-10] [SEAL-9] what comes under the name of somebody else is dropped and counted, and does nothing', async () => {
  const pair = await open();
  const delivery = pair.viewer.act({ kind: 'focus', act: 1, node: 3 });
  await pair.clock.pass(1_500);
  await expect(delivery).resolves.toBe('delivered');
  const sent = pair.relay.frames.filter(({ from }) => from === 'viewer').map(({ bytes }) => bytes);
  const genuine = sent.find((bytes) => decodeFrame(bytes)?.header.kind === 'act');
  const frame = genuine && decodeFrame(genuine);
  if (frame?.header.kind !== 'act') throw new Error('no act');
  const { epochs, dropped } = pair;
  const deaf = { frame: () => {}, fact: () => {}, state: () => {} };
  const forger = pair.relay.open('viewer', 'viewer-2')(negotiate, deaf);
  const { header, payload } = frame;
  const forged = [
    ...sent,
    encodeFrame({ ...header, seq: header.seq + 100 }, payload),
    encodeFrame({ ...header, viewer: 'viewer-2' }, payload), // under its own name, but not under its own key
  ];
  for (const bytes of forged) forger.send(bytes);
  await pair.clock.pass(200);
  expect(pair.dropped - dropped).toBe(forged.length);

  const liar = pair.relay.open('viewer', 'viewer-1')(negotiate, deaf); // the relay itself takes the viewer's name
  const changed = sent.map((bytes) => bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte)));
  const replayed = [...sent, ...changed, encodeFrame({ ...header, seq: header.seq + 100 }, payload)];
  for (const bytes of replayed) liar.send(bytes);
  await pair.clock.pass(200);
  expect(pair.dropped - dropped).toBe(forged.length + replayed.length);
  expect(pair.acts).toHaveLength(1);
  expect(pair.epochs).toBe(epochs);
});

test('[SESS-8] the view lease lapses when nothing was heard for 3 s, and comes back with the next frame', async () => {
  const pair = await open();
  expect(pair.leases).toEqual([true]);
  pair.relay.setCut(true);
  await pair.clock.pass(VIEW_LEASE_MS - 100);
  expect(pair.leases).toEqual([true]);
  await pair.clock.pass(1_200);
  expect(pair.leases).toEqual([true, false]);
  pair.relay.setCut(false);
  await pair.clock.pass(1_100);
  expect(pair.leases).toEqual([true, false, true]);
});

test('[SESS-4] after hold nothing leaves but the reason, not even what was under way', async () => {
  const pair = await open();
  void pair.hub.send([viewport(1)]);
  void pair.hub.send([viewport(2)]);
  await pair.hub.hold({ status: 'paused', hidden: false });
  void pair.hub.send([viewport(3)]);
  await pair.clock.pass(5_000);
  expect(pair.seen.filter((message) => message.kind !== 'status')).toEqual([]);
  expect(pair.seen).toContainEqual({ kind: 'status', status: 'paused', hidden: false });
  expect(pair.leases.at(-1)).toBe(false);
  pair.hub.release();
  await pair.clock.pass(100);
  await pair.hub.send([viewport(4)]);
  await pair.clock.pass(10);
  expect(pair.epochs).toBe(2);
  expect(pair.widths()).toEqual([4]);
});

describe('[CTRL-2] a command', () => {
  test('acts once, however often its frame comes', async () => {
    const pair = await open();
    pair.relay.faults = { copies: () => 3, late: () => 0 };
    const delivery = pair.viewer.act({ kind: 'focus', act: 1, node: 3 });
    await pair.clock.pass(1_500);
    await expect(delivery).resolves.toBe('delivered');
    expect(pair.acts).toEqual([{ kind: 'focus', act: 1, node: 3 }]);
  });

  test('is sent again until the hub has taken it', async () => {
    const pair = await open();
    pair.relay.faults = { copies: () => 0, late: () => 0 };
    const delivery = pair.viewer.act({ kind: 'focus', act: 1, node: 3 });
    await pair.clock.pass(700);
    pair.relay.faults = { copies: () => 1, late: () => 0 };
    await pair.clock.pass(1_500);
    await expect(delivery).resolves.toBe('delivered');
    expect(pair.acts).toHaveLength(1);
  });

  test('keeps its receipt while a pointer moves at 20 Hz, and each place of the pointer arrives once and costs none', async () => {
    const pair = await open();
    pair.relay.faults = { copies: () => 2, late: () => 0 };
    const delivery = pair.viewer.act({ kind: 'focus', act: 1, node: 3 });
    const places = Array.from({ length: 3_000 / POINTER_MS }, (_, n) => ({ node: n + 1, x: 0, y: 1 }));
    for (const at of places) {
      void pair.viewer.act({ kind: 'point', at });
      await pair.clock.pass(POINTER_MS);
    }
    await expect(delivery).resolves.toBe('delivered');
    expect(pair.acts.slice(1)).toEqual(places.map((at) => ({ kind: 'point', at })));
    const beats = pair.relay.frames.filter(({ bytes }) => decodeFrame(bytes)?.header.kind === 'beat');
    const sizes = beats.map(({ bytes }) => decodeFrame(bytes)?.payload.length);
    expect(new Set(sizes)).toEqual(new Set([sizes[0]])); // sixty receipts would not fit the smallest bucket
  });

  test('that was done while nobody heard of it is told as delivered, once the page is heard again', async () => {
    const pair = await open();
    pair.relay.faults = { copies: (n) => (pair.relay.frames[n - 1]?.from === 'hub' ? 0 : 1), late: () => 0 };
    const delivery = pair.viewer.act({ kind: 'focus', act: 1, node: 3 });
    await pair.clock.pass(COMMAND_LIFETIME_MS + 1_000);
    pair.relay.faults = { copies: () => 1, late: () => 0 };
    await pair.clock.pass(BEAT_MS + 100);
    await expect(delivery).resolves.toBe('delivered');
    expect(pair.acts).toHaveLength(1);
  });

  test('that never reached the page expires as soon as the page speaks after its lifetime', async () => {
    const pair = await open();
    pair.relay.faults = { copies: (n) => (pair.relay.frames[n - 1]?.from === 'viewer' ? 0 : 1), late: () => 0 };
    const delivery = pair.viewer.act({ kind: 'focus', act: 1, node: 3 });
    await pair.clock.pass(COMMAND_LIFETIME_MS + BEAT_MS + 100);
    await expect(delivery).resolves.toBe('expired');
    expect(pair.acts).toEqual([]);
  });

  test('that nobody took within its lifetime expires, and does nothing when it comes late', async () => {
    const pair = await open();
    pair.relay.setCut(true);
    const delivery = pair.viewer.act({ kind: 'focus', act: 1, node: 3 });
    await pair.clock.pass(COMMAND_WORD_MS + COMMAND_RETRY_MS);
    await expect(delivery).resolves.toBe('expired');
    const late = pair.relay.frames.filter(({ bytes }) => decodeFrame(bytes)?.header.kind === 'act');
    pair.relay.setCut(false);
    const again = pair.relay.open('viewer', 'viewer-1')(negotiate, {
      frame: () => {},
      fact: () => {},
      state: () => {},
    });
    for (const { bytes } of late) again.send(bytes);
    await pair.clock.pass(100);
    expect(pair.acts).toEqual([]);
  });

  test('made for one epoch does nothing in the next', async () => {
    const pair = await open();
    pair.relay.setCut(true);
    const delivery = pair.viewer.act({ kind: 'focus', act: 1, node: 3 });
    await settle();
    void pair.hub.hold({ status: 'paused', hidden: false });
    pair.relay.setCut(false);
    pair.hub.release();
    await pair.clock.pass(2_000);
    await expect(delivery).resolves.toBe('expired');
    expect(pair.acts).toEqual([]);
  });
});

test.each(numbers(1, 12))(
  '[WIRE-9] any loss, repetition and order: every viewer ends with the same stream (seed %i)',
  async (seed) => {
    const pair = await open();
    const random = seededRandom(seed);
    pair.relay.faults = {
      copies: () => (random() < 0.2 ? 0 : random() < 0.2 ? 2 : 1),
      late: () => (random() < 0.3 ? Math.ceil(random() * 6) : 0),
    };
    for (const n of numbers(1, 120)) {
      void pair.hub.send([viewport(n)]);
      if (random() < 0.2) await pair.clock.pass(20);
    }
    pair.relay.faults = { copies: () => 1, late: () => 0 };
    await pair.clock.pass(6_000);
    expect(pair.widths()).toEqual(numbers(1, 120));
    expect(pair.begun).toBe(1);
  },
);
