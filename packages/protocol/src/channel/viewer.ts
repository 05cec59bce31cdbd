import { ACK_EVERY_MS, VIEW_LEASE_MS } from '../limits';
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
import { Lane } from './lane';
import type { Link, LinkState, OpenLink, SocketGrant } from './link';
import type { Seal } from './seal/seal';

/** Until the first frame comes, the viewer asks again this often: the customer's page may still be loading. */
const JOIN_RETRY_MS = 1_000;

export interface ViewerOptions {
  readonly participant: string;
  readonly open: OpenLink;
  readonly negotiate: () => Promise<SocketGrant>;
  readonly seal: Seal;
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
    dropped(): void;
  };
}

/** A viewer's end of the channel: the page stream in, intents out. */
export interface Viewer {
  /** `delivered` when the hub took it, `expired` when it did nothing and never will. CTRL-2 */
  act(message: ActMessage): Promise<Delivery>;
  /** Asks for a new epoch, because the page state here cannot be trusted. */
  resync(why: 'malformed' | 'checkpoint'): void;
  close(): void;
}

export function openViewer(options: ViewerOptions): Viewer {
  const { clock, on, participant, seal } = options;
  const lane = new Lane();
  let unpacker = new Unpacker();
  let names = new ReadNames();
  /** Something of this epoch could not be read: what follows builds on it. */
  let lost = false;
  let confirmed = 0;
  let cancelAck: (() => void) | null = null;
  let cancelLease = () => {};
  let cancelJoin = () => {};
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
      if (state === 'open') join();
    },
  });

  const send = (header: FrameHeader, payload?: Uint8Array) => {
    if (!closed) link.send(encodeFrame(header, payload));
  };
  const order = new HoldBack(clock, {
    gap: (epoch, from, to) => send({ kind: 'gap', viewer: participant, epoch, from, to }),
    lost: () => resync('gap'),
  });
  const commands = new CommandDesk({ participant, clock, seal, send });

  function resync(why: 'join' | 'gap' | 'malformed' | 'checkpoint'): void {
    send({ kind: 'resync', viewer: participant, why });
  }

  function join(): void {
    cancelJoin();
    if (closed || order.seen > 0) return;
    resync('join');
    cancelJoin = clock.after(JOIN_RETRY_MS, join);
  }

  async function receive(bytes: Uint8Array): Promise<void> {
    const frame = decodeFrame(bytes);
    if (!frame || closed) return on.dropped();
    const { header } = frame;
    if (header.kind !== 'data' && header.kind !== 'beat') return on.dropped();
    const known = order.enter(header.epoch);
    if (known === 'retired') return on.dropped();
    if (known === 'new') begin(header);
    renewLease();
    if (header.kind === 'beat') {
      commands.beat(header.epoch, header.time, header.receipts);
      order.reached(header.seq);
      return;
    }
    for (const next of order.take(header.seq, frame.payload)) await deliver(header.epoch, next.seq, next.payload);
    cancelAck ??= clock.after(ACK_EVERY_MS, acknowledge);
  }

  function begin({ seq }: { seq: number }): void {
    cancelJoin();
    confirmed = 0;
    unpacker = new Unpacker();
    names = new ReadNames();
    lost = false;
    on.epoch();
    if (seq === 0) join(); // announced: it starts when somebody asks
  }

  async function deliver(epoch: string, seq: number, payload: Uint8Array): Promise<void> {
    const opened = await seal.open({ epoch, sender: 'hub', direction: 'page', seq }, payload);
    const parcel = opened && (await unpacker.push(opened));
    if (!parcel?.ok) return distrust();
    if (parcel.value === null) return;
    const messages = decodePage(parcel.value, names);
    if (!messages.ok) return distrust();
    const usable = lost ? messages.value.filter(({ kind }) => kind === 'status') : messages.value; // STOP always counts
    if (!closed && order.epoch === epoch && usable.length > 0) on.messages(usable);
  }

  function distrust(): void {
    lost = true;
    on.dropped();
    resync('malformed');
  }

  function acknowledge(): void {
    cancelAck = null;
    if (order.seen === confirmed || order.epoch === '') return;
    confirmed = order.seen;
    send({ kind: 'ack', viewer: participant, epoch: order.epoch, seq: confirmed });
  }

  function renewLease(): void {
    cancelLease();
    cancelLease = clock.after(VIEW_LEASE_MS, () => setLease(false));
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
      cancelJoin();
      order.close();
      commands.close();
      link.close();
    },
  };
}
