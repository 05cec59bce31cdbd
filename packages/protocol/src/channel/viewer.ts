import { ACK_EVERY_MS, STILL_HERE_MS, VIEW_LEASE_MS } from '../limits';
import { decodeFact, type Fact } from '../session/fact';
import { Unpacker } from '../wire/chunk';
import { decodePage } from '../wire/decode';
import type { ActMessage } from '../wire/act';
import type { PageMessage } from '../wire/message';
import { ReadNames } from '../wire/names';
import type { Clock } from './clock';
import { CommandDesk, type Delivery } from './command-desk';
import { decodeFrame, encodeFrame, type FrameHeader } from './frame';
import { HoldBack } from './hold-back';
import { decodeBeat, encodeSaying, type Saying } from './inner';
import { Lane } from './lane';
import type { Link, LinkState, OpenLink, SocketGrant } from './link';
import { readStep, stepBytes, type SealedEpoch, type ViewerSeal } from './seal';

/** Until the first frame comes, the viewer says hello or asks again this often: the customer's page may still be loading. */
const JOIN_RETRY_MS = 1_000;

export interface ViewerOptions {
  readonly participant: string;
  readonly open: OpenLink;
  readonly negotiate: () => Promise<SocketGrant>;
  readonly seal: ViewerSeal;
  readonly clock: Clock;
  readonly on: {
    /** A new epoch began: the next message is its snapshot. */
    epoch(): void;
    /** Messages in order and without a gap within the epoch. */
    messages(messages: readonly PageMessage[]): void;
    fact(fact: Fact): void;
    link(state: LinkState): void;
    /** Whether the view may be shown: `false` when nothing was heard for the length of the lease. SESS-8 */
    lease(held: boolean): void;
    /** The customer's page has said something that could be read. */
    heard?(): void;
    /** The customer's page cannot resume with this viewer: only new words help. SEAL-11 */
    strange(): void;
    /** What was there could not be trusted or was lost: the page is asked for anew. WIRE-9 WIRE-12 */
    resync?(): void;
    dropped(): void;
  };
}

/** A viewer's end of the channel: the page stream in, intents out. */
export interface Viewer {
  /** `delivered` when the hub took it; `expired` when it did not and never will, or could not say so in time. CTRL-2 */
  act(message: ActMessage): Promise<Delivery>;
  /** Asks for a new epoch, because the page state here cannot be trusted. */
  resync(why: 'malformed' | 'checkpoint'): void;
  close(): void;
}

export function openViewer(options: ViewerOptions): Viewer {
  const { clock, on, participant, seal } = options;
  const lane = new Lane();
  const out = new Lane();
  let unpacker = new Unpacker();
  let names = new ReadNames();
  let epoch: SealedEpoch | null = null;
  /** The last beat of the epoch: one that comes again says nothing. */
  let beaten = 0;
  /** Something of this epoch could not be read: what follows builds on it. */
  let lost = false;
  let confirmed = 0;
  let cancelAck: (() => void) | null = null;
  let cancelLease = () => {};
  let cancelReach = () => {};
  let cancelGreet = () => {};
  /** When something was last said. */
  let saidAt = clock.now();
  let leased = false;
  let closed = false;

  const link: Link = options.open(options.negotiate, {
    frame: (bytes) => void lane.run(() => receive(bytes)),
    fact: (value) => {
      const fact = decodeFact(value);
      if (fact.ok) on.fact(fact.value);
      else on.dropped();
    },
    state: (state) => {
      on.link(state);
      if (state === 'open') reach();
    },
  });

  /** Sealed in the order of the calls, for the epoch of the call and no other. CTRL-2 */
  function say(saying: Saying, payload?: Uint8Array): Promise<void> {
    const at = epoch;
    return out.run(async () => {
      if (closed || !at || at !== epoch) return;
      const { seq, sealed } = await seal.seal(at.epoch, encodeSaying(saying, payload));
      saidAt = clock.now();
      if (!closed) link.send(encodeFrame({ kind: 'act', viewer: participant, epoch: at.epoch, seq }, sealed));
    });
  }

  const order = new HoldBack(clock, {
    gap: (_epoch, from, to) => void say({ kind: 'gap', from, to }),
    lost: () => resync('gap'),
  });
  const commands = new CommandDesk({ participant, clock, say });

  function resync(why: 'join' | 'gap' | 'malformed' | 'checkpoint'): void {
    if (why !== 'join') on.resync?.();
    void say({ kind: 'resync', why });
  }

  /** Asks for the page, and before that for its key. */
  function reach(): void {
    cancelReach();
    if (closed || order.seen > 0) return;
    if (epoch) resync('join');
    else if (!seal.hasKeys()) void greet();
    cancelReach = clock.after(JOIN_RETRY_MS, reach);
  }

  /** Says hello, and again until the handshake has come to its end: any step of it may be lost. */
  async function greet(): Promise<void> {
    cancelGreet();
    const hello = await seal.hello();
    if (!hello || closed) return;
    link.send(encodeFrame({ kind: 'step', viewer: participant }, stepBytes(hello)));
    cancelGreet();
    cancelGreet = clock.after(JOIN_RETRY_MS, () => void greet());
  }

  async function receive(bytes: Uint8Array): Promise<void> {
    const frame = decodeFrame(bytes);
    if (!frame || closed) return on.dropped();
    const { header, payload } = frame;
    switch (header.kind) {
      case 'step':
        return hearStep(header.viewer, payload);
      case 'beat':
        return hearBeat(header, payload);
      case 'page':
        return hearPage(header, payload);
      case 'act':
        return on.dropped();
    }
  }

  async function hearStep(viewer: string, payload: Uint8Array): Promise<void> {
    if (viewer !== '' && viewer !== participant) return; // between the customer and somebody else
    const step = readStep(payload);
    if (!step) return on.dropped();
    if (step.kind === 'greet') return greet();
    const { answer, met, strange } = await seal.hear(step);
    if (closed) return;
    if (answer) link.send(encodeFrame({ kind: 'step', viewer: participant }, stepBytes(answer)));
    if (met || strange) cancelGreet();
    if (met) epoch = null; // what comes under the keys of before is nobody's
    if (strange) on.strange();
  }

  async function hearBeat(header: Extract<FrameHeader, { kind: 'beat' }>, payload: Uint8Array): Promise<void> {
    const known = epoch?.epoch === header.epoch ? epoch : await taken(header);
    if (known === epoch && header.seq <= beaten) return on.dropped();
    const opened = await known?.open('beat', header.seq, payload);
    const beat = opened && decodeBeat(opened);
    if (!known || !beat || closed) return on.dropped();
    const isNew = known !== epoch;
    if (isNew) enter(known);
    beaten = header.seq;
    renewLease();
    commands.beat(known.epoch, beat.time, beat.receipts);
    if (isNew && beat.seq === 0) reach(); // announced: it starts when somebody asks
    order.reached(beat.seq);
    // Driven by what comes, since timers of a tab in the background hardly run. SEAL-8
    if (clock.now() - saidAt >= STILL_HERE_MS) void say({ kind: 'ack', seq: order.seen });
    if (beat.last) on.messages([{ kind: 'status', ...beat.last }]);
  }

  async function taken({ epoch: id, turn, keys }: Extract<FrameHeader, { kind: 'beat' }>): Promise<SealedEpoch | null> {
    const own = keys.find(({ viewer }) => viewer === participant);
    return own ? seal.take(id, turn, own) : null;
  }

  function enter(next: SealedEpoch): void {
    cancelReach();
    next.enter();
    epoch = next;
    order.enter(next.epoch);
    confirmed = 0;
    unpacker = new Unpacker();
    names = new ReadNames();
    lost = false;
    on.epoch();
  }

  async function hearPage(header: Extract<FrameHeader, { kind: 'page' }>, payload: Uint8Array): Promise<void> {
    const at = epoch;
    const opened = at?.epoch === header.epoch ? await at.open('page', header.seq, payload) : null;
    if (!opened || closed) return on.dropped();
    const ready = order.take(header.seq, opened);
    if (!ready) return;
    renewLease();
    for (const piece of ready) await deliver(piece);
    cancelAck ??= clock.after(ACK_EVERY_MS, acknowledge);
  }

  async function deliver(piece: Uint8Array): Promise<void> {
    const parcel = await unpacker.push(piece);
    if (!parcel.ok) return distrust();
    if (parcel.value === null) return;
    const messages = decodePage(parcel.value, names);
    if (!messages.ok) return distrust();
    if (!closed && !lost && messages.value.length > 0) on.messages(messages.value);
  }

  function distrust(): void {
    lost = true;
    on.dropped();
    resync('malformed');
  }

  function acknowledge(): void {
    cancelAck = null;
    if (order.seen === confirmed || !epoch) return;
    confirmed = order.seen;
    void say({ kind: 'ack', seq: confirmed });
  }

  function renewLease(): void {
    cancelLease();
    cancelLease = clock.after(VIEW_LEASE_MS, () => setLease(false));
    on.heard?.();
    setLease(true);
  }

  function setLease(held: boolean): void {
    if (leased === held) return;
    leased = held;
    on.lease(held);
  }

  return {
    act: (message) => commands.act(message),
    resync,
    close: () => {
      closed = true;
      cancelAck?.();
      cancelLease();
      cancelReach();
      cancelGreet();
      order.close();
      commands.close();
      link.close();
    },
  };
}
