import { BEAT_MS } from '../limits';
import type { Outcome } from '../refusal';
import { decodeFact, type Fact } from '../session/fact';
import { encode } from '../wire/encode';
import { pack, Unpacker } from '../wire/chunk';
import { WrittenNames } from '../wire/names';
import type { ActMessage } from '../wire/act';
import type { Codec } from '../wire/codec';
import type { PageMessage } from '../wire/message';
import { stateMessage } from '../wire/state';
import type { Clock } from './clock';
import { CommandBook } from './command-book';
import { decodeFrame, encodeFrame, type FrameHeader } from './frame';
import { Lane } from './lane';
import type { Link, LinkState, OpenLink, SocketGrant } from './link';
import { Ring } from './ring';
import type { Seal } from './seal/seal';

/** A viewer may ask for a new epoch; not more often than this, so that asking is no attack. */
const EPOCH_PAUSE_MS = 500;
/** A viewer's join may cross the announcement that it would have answered; it is the same wish, not a second one. */
const JOIN_CROSSING_MS = 800;

export interface HubOptions {
  readonly open: OpenLink;
  readonly negotiate: () => Promise<SocketGrant>;
  readonly seal: Seal;
  readonly clock: Clock;
  /** A fresh random 128-bit id, hex. */
  readonly randomId: () => string;
  /** Reads what viewers intend; rejects where that cannot be had yet. */
  readonly decodeActs: (parcel: Uint8Array) => Outcome<readonly ActMessage[]> | Promise<Outcome<readonly ActMessage[]>>;
  readonly on: {
    /** Somebody looks, and a new epoch has begun: what is sent now must start with a snapshot. */
    epoch(): void;
    act(viewer: string, message: ActMessage): void;
    fact(fact: Fact): void;
    link(state: LinkState): void;
    /** A frame that was dropped: undecodable, not genuine, late, or a repetition. */
    dropped(): void;
  };
}

export interface Look {
  epoch(): void;
  parcel(bytes: Uint8Array): void;
}

type Status = Extract<PageMessage, { kind: 'status' }>;

/** The customer's end of the channel: one ordered page stream out, commands in. */
export interface Hub {
  /**
   * Sends messages within the current epoch, in the order of the calls; dropped while held.
   * @param codec knows their kinds, where they are not the page's state
   */
  send<M extends PageMessage>(messages: readonly M[], codec?: Codec<M>): Promise<void>;
  /** Nothing of the page leaves from now on, not even what is under way here, until `release`; `last` says why and resolves when it is out. SESS-4 */
  hold(last: Status): Promise<void>;
  /** Announces a new epoch; it starts when a viewer asks. */
  release(): void;
  /** The same for one that is not held: what was sent of the last one will not be completed. */
  renew(): void;
  /**
   * Hands on a copy of every parcel as it is encoded, from a new epoch on, which begins now: for the customer's own look at what
   * leaves. Returns its stop. PRIV-14
   */
  watch(look: Look): () => void;
  /** Bytes under way to the slowest viewer. WIRE-11 */
  inFlight(): number;
  close(): void;
}

export function openHub(options: HubOptions): Hub {
  const { clock, seal, on } = options;
  const ring = new Ring();
  const out = new Lane();
  const incoming = new Lane();
  const book = new CommandBook();
  const looks = new Set<Look>();
  const acked = new Map<string, number>();
  let epoch = '';
  let seq = 0;
  let names = new WrittenNames();
  /** An announced epoch starts when a viewer asks. WIRE-13 */
  let started = false;
  let held = false;
  let closed = false;
  let epochAt = Number.NEGATIVE_INFINITY;
  let cancelBeat = () => {};
  let cancelEpoch: (() => void) | null = null;

  const link: Link = options.open(options.negotiate, {
    frame: (bytes, from) => void incoming.run(() => receive(bytes, from)),
    fact: (value) => {
      const fact = decodeFact(value);
      if (fact.ok) on.fact(fact.value);
      else on.dropped();
    },
    state: (state) => {
      on.link(state);
      if (state === 'open' && !held) epoch === '' ? announce() : beat();
    },
  });

  function transmit(frame: Uint8Array): void {
    if (!held && !closed) link.send(frame);
  }

  function announce(): void {
    cancelEpoch?.();
    cancelEpoch = null;
    if (closed || held) return;
    epoch = options.randomId();
    seq = 0;
    names = new WrittenNames();
    started = false;
    ring.clear();
    acked.clear();
    book.clear();
    beat();
  }

  function start(): void {
    if (started) announce();
    if (closed || held) return;
    started = true;
    epochAt = clock.now();
    beat(); // tells the viewer the hub's clock: its commands need it
    for (const look of looks) look.epoch();
    on.epoch();
  }

  function requestEpoch(): void {
    if (cancelEpoch || held) return;
    const wait = started ? epochAt + EPOCH_PAUSE_MS - clock.now() : 0;
    if (wait <= 0) start();
    else
      cancelEpoch = clock.after(wait, () => {
        cancelEpoch = null;
        start();
      });
  }

  function beat(): void {
    cancelBeat();
    if (closed || held || epoch === '') return;
    const now = clock.now();
    transmit(encodeFrame({ kind: 'beat', epoch, seq, time: now, receipts: book.receipts(now) }));
    cancelBeat = clock.after(BEAT_MS, beat);
  }

  async function send<M extends PageMessage>(messages: readonly M[], codec = stateMessage as Codec<M>): Promise<void> {
    const at = epoch;
    await out.run(async () => {
      if (at !== epoch || held || closed || !started) return;
      const parcel = encode(codec, messages, names);
      for (const look of looks) look.parcel(parcel);
      for (const payload of await pack(parcel)) {
        if (at !== epoch || held || closed) return;
        const place = { epoch: at, sender: 'hub', direction: 'page', seq: seq + 1 } as const;
        const sealed = await seal.seal(place, payload);
        if (at !== epoch || held || closed) return;
        seq += 1;
        const frame = encodeFrame({ kind: 'data', epoch, seq }, sealed);
        ring.push(seq, frame);
        transmit(frame);
      }
    });
  }

  async function receive(bytes: Uint8Array, from: string | null): Promise<void> {
    const frame = decodeFrame(bytes);
    if (!frame || closed) return on.dropped();
    const { header } = frame;
    if (!('viewer' in header) || header.viewer !== from) return on.dropped();
    switch (header.kind) {
      case 'command':
        return command(header, frame.payload);
      case 'ack':
        if (header.epoch === epoch) acked.set(header.viewer, Math.min(header.seq, seq));
        return;
      case 'gap':
        if (header.epoch === epoch) resend(header.from, Math.min(header.to, seq));
        return;
      case 'resync':
        if (header.why === 'join' && started && clock.now() - epochAt < JOIN_CROSSING_MS) return;
        return requestEpoch();
      default:
        return on.dropped();
    }
  }

  function resend(from: number, to: number): void {
    const frames = ring.range(from, to);
    if (!frames) return requestEpoch();
    for (const frame of frames) transmit(frame);
  }

  async function command(header: Extract<FrameHeader, { kind: 'command' }>, payload: Uint8Array): Promise<void> {
    const { viewer, seq: place } = header;
    if (header.epoch !== epoch || held || !book.fresh(header, clock.now())) return on.dropped();
    const opened = await seal.open({ epoch, sender: viewer, direction: 'act', seq: place }, payload);
    const parcel = opened && (await new Unpacker().push(opened));
    const acts = parcel && parcel.ok && parcel.value ? await read(parcel.value) : null;
    if (!acts?.ok || held || closed) return on.dropped();
    const isSentAgain = acts.value.some((act) => act.kind !== 'point'); // the next pointer makes up for a lost one
    if (!book.take(header, clock.now(), isSentAgain)) return on.dropped();
    for (const act of acts.value) on.act(viewer, act);
    if (isSentAgain) beat();
  }

  async function read(parcel: Uint8Array): Promise<Outcome<readonly ActMessage[]> | null> {
    try {
      return await options.decodeActs(parcel);
    } catch {
      return null;
    }
  }

  async function hold(last: Status): Promise<void> {
    if (held) return;
    held = true;
    cancelBeat();
    cancelEpoch?.();
    cancelEpoch = null;
    await out.run(async () => {
      const [payload] = await pack(encode(stateMessage, [last]));
      if (!payload || !held || closed || epoch === '') return;
      seq += 1;
      const sealed = await seal.seal({ epoch, sender: 'hub', direction: 'page', seq }, payload);
      link.send(encodeFrame({ kind: 'data', epoch, seq }, sealed));
    });
  }

  return {
    send,
    hold,
    release: () => {
      if (!held) return;
      held = false;
      announce();
    },
    renew: () => {
      if (epoch !== '') announce();
    },
    watch: (look) => {
      looks.add(look);
      requestEpoch();
      return () => void looks.delete(look);
    },
    inFlight: () => Math.max(0, ...[...acked.values()].map((seen) => ring.bytesAfter(seen))),
    close: () => {
      closed = true;
      cancelBeat();
      cancelEpoch?.();
      link.close();
    },
  };
}
