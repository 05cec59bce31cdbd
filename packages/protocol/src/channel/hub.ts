import { BEAT_MS, SILENCE_MS } from '../limits';
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
import { decodeFrame, encodeFrame } from './frame';
import { decodeSaying, encodeBeat, type Beat, type Saying } from './inner';
import { Lane } from './lane';
import type { Link, LinkState, OpenLink, SocketGrant } from './link';
import { Ring } from './ring';
import { readStep, stepBytes, type CustomerSeal } from './seal';
import type { EpochSeal } from './seal/sealed-frames';

/** A viewer may ask for a new epoch; not more often than this, so that asking is no attack. */
const EPOCH_PAUSE_MS = 500;
/** A viewer's join may cross the announcement that it would have answered; it is the same wish, not a second one. */
const JOIN_CROSSING_MS = 800;

export interface HubOptions {
  readonly open: OpenLink;
  readonly negotiate: () => Promise<SocketGrant>;
  readonly seal: CustomerSeal;
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

/** Why nothing of the page follows. */
export type LastWord = NonNullable<Beat['last']>;

/** The customer's end of the channel: one ordered page stream out, commands in. */
export interface Hub {
  /**
   * Sends messages within the current epoch, in the order of the calls; dropped while held.
   * @param codec knows their kinds, where they are not the page's state
   */
  send<M extends PageMessage>(messages: readonly M[], codec?: Codec<M>): Promise<void>;
  /** Nothing of the page leaves from now on, not even what is under way here, until `release`; `last` says why and resolves when it is out. SESS-4 */
  hold(last: LastWord): Promise<void>;
  /** Announces a new epoch; it starts when a viewer asks. */
  release(): void;
  /** The same for one that is not held: what was sent of the last one will not be completed, and whoever is not welcome any more has no key. */
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

/** One announced epoch: its key is made while the first frames of it already wait. */
interface Epoch {
  readonly id: string;
  readonly sealed: Promise<{ readonly turn: number; readonly seal: EpochSeal }>;
  readonly names: WrittenNames;
  /** Viewers that have shown that they hold its key. */
  readonly holders: Set<string>;
  seq: number;
  beats: number;
  /** An announced epoch starts when a viewer asks. WIRE-13 */
  started: boolean;
}

export function openHub(options: HubOptions): Hub {
  const { clock, seal, on } = options;
  const ring = new Ring();
  const out = new Lane();
  const beats = new Lane();
  const incoming = new Lane();
  const book = new CommandBook();
  const looks = new Set<Look>();
  const acked = new Map<string, number>();
  let epoch: Epoch | null = null;
  let held = false;
  let closed = false;
  let epochAt = Number.NEGATIVE_INFINITY;
  let heardAt = clock.now();
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
      if (state === 'open' && !held) epoch === null ? announce() : beat();
    },
  });

  const isCurrent = (at: Epoch) => at === epoch && !held && !closed;

  /** With nobody to hand a key to, viewers are asked to say hello instead. SEAL-11 */
  function announce(): void {
    cancelEpoch?.();
    cancelEpoch = null;
    if (closed || held) return;
    heardAt = clock.now();
    ring.clear();
    acked.clear();
    book.clear();
    const id = options.randomId();
    epoch =
      seal.viewers().length === 0
        ? null
        : {
            id,
            sealed: seal.epoch(id),
            names: new WrittenNames(),
            holders: new Set(),
            seq: 0,
            beats: 0,
            started: false,
          };
    beat();
  }

  function start(): void {
    if (epoch?.started) announce();
    if (closed || held || !epoch) return;
    epoch.started = true;
    epochAt = clock.now();
    beat(); // tells the viewer the hub's clock: its commands need it
    for (const look of looks) look.epoch();
    on.epoch();
  }

  function requestEpoch(): void {
    if (cancelEpoch || held) return;
    const wait = epoch?.started ? epochAt + EPOCH_PAUSE_MS - clock.now() : 0;
    if (wait <= 0) start();
    else
      cancelEpoch = clock.after(wait, () => {
        cancelEpoch = null;
        start();
      });
  }

  function beat(): void {
    cancelBeat();
    if (closed || held) return;
    cancelBeat = clock.after(BEAT_MS, beat);
    const at = epoch;
    if (!at) return link.send(encodeFrame({ kind: 'step', viewer: '' }, stepBytes({ kind: 'greet' })));
    // Whoever has said nothing for so long may not be there: what comes next is not for that key any more. SEAL-8
    if (at.started && clock.now() - heardAt >= SILENCE_MS) return looks.size > 0 ? start() : announce();
    void beats.run(async () => {
      const frame = isCurrent(at) ? await beatOf(at, null) : null;
      if (frame && isCurrent(at)) link.send(frame);
    });
  }

  async function beatOf(at: Epoch, last: LastWord | null): Promise<Uint8Array<ArrayBuffer>> {
    const { turn, seal: sealed } = await at.sealed;
    const now = clock.now();
    at.beats += 1;
    const head = { epoch: at.id, turn, seq: at.beats };
    const body = encodeBeat({ seq: at.seq, time: now, receipts: book.receipts(now), last });
    const keys = [...sealed.wrapped]
      .filter(([viewer]) => !at.holders.has(viewer))
      .map(([viewer, { iv, key }]) => ({ viewer, iv, key }));
    return encodeFrame({ kind: 'beat', ...head, keys }, await sealed.seal('beat', head.seq, body));
  }

  async function send<M extends PageMessage>(messages: readonly M[], codec = stateMessage as Codec<M>): Promise<void> {
    const at = epoch;
    await out.run(async () => {
      if (!at?.started || !isCurrent(at)) return;
      const parcel = encode(codec, messages, at.names);
      for (const look of looks) look.parcel(parcel);
      const { seal: sealed } = await at.sealed;
      for (const payload of await pack(parcel)) {
        if (!isCurrent(at)) return;
        at.seq += 1;
        const { seq } = at;
        const frame = encodeFrame({ kind: 'page', epoch: at.id, seq }, await sealed.seal('page', seq, payload));
        if (!isCurrent(at)) return; // the epoch is over, and its next number with it
        ring.push(seq, frame);
        link.send(frame);
      }
    });
  }

  async function receive(bytes: Uint8Array, from: string | null): Promise<void> {
    const frame = decodeFrame(bytes);
    if (!frame || closed) return on.dropped();
    const { header, payload } = frame;
    if (!('viewer' in header) || header.viewer !== from) return on.dropped();
    if (header.kind === 'step') return hearStep(header.viewer, payload);
    const opened = await seal.open(header, payload);
    const said = opened && decodeSaying(opened);
    if (!said) return on.dropped();
    heardAt = clock.now();
    const isOfNow = header.epoch === epoch?.id;
    if (isOfNow) epoch?.holders.add(header.viewer);
    await obey(header.viewer, said.value, said.payload, isOfNow);
  }

  async function hearStep(viewer: string, payload: Uint8Array): Promise<void> {
    const step = readStep(payload);
    if (!step) return on.dropped();
    const { answer, met } = await seal.hear(viewer, step);
    if (closed) return;
    if (answer) link.send(encodeFrame({ kind: 'step', viewer }, stepBytes(answer)));
    if (met?.resumed) announce(); // a stranger is let in by the customer's own Allow
  }

  async function obey(viewer: string, said: Saying, payload: Uint8Array, isOfNow: boolean): Promise<void> {
    switch (said.kind) {
      case 'command':
        return isOfNow ? command(viewer, said, payload) : on.dropped();
      case 'ack':
        if (isOfNow) acked.set(viewer, Math.min(said.seq, epoch?.seq ?? 0));
        return;
      case 'gap':
        if (isOfNow) resend(said.from, Math.min(said.to, epoch?.seq ?? 0));
        return;
      case 'resync':
        if (said.why === 'join' && epoch?.started && clock.now() - epochAt < JOIN_CROSSING_MS) return;
        return requestEpoch();
    }
  }

  function resend(from: number, to: number): void {
    if (held || closed) return;
    const frames = ring.range(from, to);
    if (!frames) return requestEpoch();
    for (const frame of frames) link.send(frame);
  }

  async function command(
    viewer: string,
    head: Extract<Saying, { kind: 'command' }>,
    payload: Uint8Array,
  ): Promise<void> {
    if (held || !book.isFresh(head.asOf, clock.now())) return on.dropped();
    const parcel = await new Unpacker().push(payload);
    const acts = parcel.ok && parcel.value ? await read(parcel.value) : null;
    if (!acts?.ok || held || closed) return on.dropped();
    const isSentAgain = acts.value.some((act) => act.kind !== 'point'); // the next pointer makes up for a lost one
    if (!book.take({ viewer, ...head }, clock.now(), isSentAgain)) return on.dropped();
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

  async function hold(last: LastWord): Promise<void> {
    if (held) return;
    held = true;
    cancelBeat();
    cancelEpoch?.();
    cancelEpoch = null;
    const at = epoch;
    await beats.run(async () => {
      if (!at || closed) return;
      const frame = await beatOf(at, last);
      if (held && at === epoch) link.send(frame);
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
      if (epoch !== null) announce();
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
