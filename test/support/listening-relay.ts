import { decodePage, Unpacker, type PageMessage } from '@beside/protocol';
import { decodeFrame } from '@beside/protocol/channel';
import type { PubSub } from '../twin/pubsub';

/** Everything that passes the relay, as it passes and as the desk will read it. */
export interface Overheard {
  /** Latin-1 of the raw frames and of the inflated parcels. */
  text(): Promise<string>;
  frames(): number;
  /** What the messages about the page were, in order. */
  kinds(): readonly PageMessage['kind'][];
  /** Why a desk asked for the page, in order. */
  resyncs(): readonly string[];
  stop(): void;
}

export function listenAt(pubsub: PubSub): Overheard {
  const words: string[] = [];
  const kinds: PageMessage['kind'][] = [];
  const resyncs: string[] = [];
  const unpackers = new Map<string, Unpacker>();
  let frames = 0;
  let read = Promise.resolve();

  async function hear(frame: Uint8Array): Promise<void> {
    words.push(Buffer.from(frame).toString('latin1'));
    const decoded = decodeFrame(frame);
    if (decoded?.header.kind === 'resync') resyncs.push(decoded.header.why);
    if (decoded?.header.kind !== 'data') return;
    const { epoch } = decoded.header;
    const unpacker = unpackers.get(epoch) ?? new Unpacker();
    unpackers.set(epoch, unpacker);
    const parcel = await unpacker.push(decoded.payload);
    if (!parcel.ok || !parcel.value) return;
    words.push(Buffer.from(parcel.value).toString('utf8'));
    const page = decodePage(parcel.value);
    if (page.ok) kinds.push(...page.value.map(({ kind }) => kind));
  }

  const stop = pubsub.intercept(({ payload }) => {
    const frame =
      typeof payload.data === 'string' ? Buffer.from(payload.data, 'base64') : Buffer.from(JSON.stringify(payload));
    frames += 1;
    read = read.then(() => hear(new Uint8Array(frame))); // the reader takes no Buffer for bytes
    return payload;
  });
  return {
    text: () => read.then(() => words.join('\n')),
    frames: () => frames,
    kinds: () => kinds,
    resyncs: () => resyncs,
    stop,
  };
}
