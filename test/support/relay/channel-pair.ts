import { decodeActs, type ActMessage, type PageMessage } from '@beside/protocol';
import { decodeFrame, openHub, openViewer, type CustomerSeal, type Hub, type Viewer } from '@beside/protocol/channel';
import { ManualClock } from '../manual-clock';
import { MemoryRelay } from './memory-relay';
import { SealedEnds } from './sealed-ends';

export const negotiate = () => Promise.resolve({ url: 'ws://relay', send: 'a', receive: 'b' });
export const viewport = (n: number): PageMessage => ({ kind: 'viewport', width: n, height: 0, scrollX: 0, scrollY: 0 });

/** A hub, a viewer, and everything each of them heard. */
export class Pair {
  readonly clock = new ManualClock();
  readonly relay = new MemoryRelay();
  readonly seen: PageMessage[] = [];
  readonly acts: ActMessage[] = [];
  readonly leases: boolean[] = [];
  epochs = 0;
  begun = 0;
  dropped = 0;
  strangers = 0;
  /** What the hub sends when an epoch starts. */
  snapshot: () => PageMessage[] = () => [];
  readonly hub: Hub;
  readonly viewer: Viewer;

  constructor(
    readonly ends: SealedEnds,
    customer: CustomerSeal,
    prepare: (pair: Pair) => void = () => {},
  ) {
    prepare(this);
    let ids = 0;
    this.hub = openHub({
      open: this.relay.open('hub'),
      negotiate,
      seal: customer,
      clock: this.clock,
      decodeActs,
      randomId: () => `epoch${++ids}`,
      on: {
        epoch: () => {
          this.epochs += 1;
          void this.hub.send(this.snapshot());
        },
        act: (_viewer, act) => this.acts.push(act),
        fact: () => {},
        link: () => {},
        dropped: () => (this.dropped += 1),
      },
    });
    this.viewer = openViewer({
      participant: 'viewer-1',
      open: this.relay.open('viewer', 'viewer-1'),
      negotiate,
      seal: ends.viewer(),
      clock: this.clock,
      on: {
        epoch: () => {
          this.begun += 1;
          this.seen.length = 0;
        },
        messages: (messages) => this.seen.push(...messages),
        fact: () => {},
        link: () => {},
        lease: (held) => this.leases.push(held),
        strange: () => (this.strangers += 1),
        dropped: () => (this.dropped += 1),
      },
    });
  }

  widths(): number[] {
    return this.seen.map((message) => (message.kind === 'viewport' ? message.width : -1));
  }

  /** Under the how manyth handshake of the viewer a frame was sent: each has a key of its own. */
  handshakeAt(bytes: Uint8Array): number {
    const sent = this.relay.frames.slice(
      0,
      this.relay.frames.findIndex((frame) => frame.bytes === bytes),
    );
    return sent.filter(({ from, bytes: one }) => from === 'hub' && decodeFrame(one)?.header.kind === 'step').length;
  }

  close(): void {
    this.hub.close();
    this.viewer.close();
  }
}

/** Opens pairs, and the customer's next pages; a test file's own, closed after each of its tests. */
export function channelPairs() {
  const ends: { close(): void }[] = [];
  afterEach(() => ends.splice(0).forEach((end) => end.close()));
  return {
    open: async (prepare?: (pair: Pair) => void): Promise<Pair> => {
      const sealed = await SealedEnds.acquaint();
      const pair = new Pair(sealed, await sealed.customer(), prepare);
      ends.push(pair);
      await pair.clock.pass(50);
      return pair;
    },
    /** The customer's next page in the same session. */
    nextPage: async (pair: Pair, snapshot: readonly PageMessage[]) => {
      const acts: ActMessage[] = [];
      const hub = openHub({
        open: pair.relay.open('hub'),
        negotiate,
        seal: await pair.ends.nextPage(),
        clock: pair.clock,
        decodeActs,
        randomId: () => crypto.randomUUID(),
        on: {
          epoch: () => void hub.send(snapshot),
          act: (_viewer, act) => acts.push(act),
          ...{ fact: () => {}, link: () => {}, dropped: () => {} },
        },
      });
      ends.push(hub);
      return { hub, acts };
    },
  };
}

export const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
