import { decodePage, Unpacker, type PageMessage } from '@beside/protocol';
import { decodeSaying, unpad } from '@beside/protocol/channel';
import type { Page } from 'playwright-core';
import { HeardEpoch } from './heard-epoch';

/** Everything that a desk opens and seals, in the clear: what the sealed channel says to those who hold its keys. */
export interface OverheardDesk {
  /** The parcels about the page, as the desk reads them. */
  text(): Promise<string>;
  /** What the messages about the page were, in order. */
  kinds(): readonly PageMessage['kind'][];
  /** Why the desk asked for the page, in order. */
  resyncs(): readonly string[];
  /** The epochs of the page, in order. */
  epochs(): Promise<readonly HeardEpoch[]>;
}

/** Where a frame stands, as the seal binds it: 'frame', session, epoch, sender, direction, kind, number. SEAL-9 */
type Heard = readonly [place: string, bytes: string];

/** To be called before the desk's page is opened. */
export async function listenAtDesk(desk: Page): Promise<OverheardDesk> {
  const words: string[] = [];
  const kinds: PageMessage['kind'][] = [];
  const resyncs: string[] = [];
  const unpackers = new Map<string, Unpacker>();
  const epochs = new Map<string, HeardEpoch>();
  let read = Promise.resolve();

  async function hear([place, text]: Heard): Promise<void> {
    const [, , epoch = '', , , kind, number] = fieldsOf(Buffer.from(place, 'base64'));
    const bytes = unpad(new Uint8Array(Buffer.from(text, 'base64')));
    if (!bytes) return;
    const said = kind === 'act' ? decodeSaying(bytes)?.value : null;
    if (said?.kind === 'resync') resyncs.push(said.why);
    if (said?.kind === 'ack') epochs.get(epoch)?.confirmed(said.seq);
    if (kind !== 'page') return;
    const stream = epochs.get(epoch) ?? new HeardEpoch();
    epochs.set(epoch, stream);
    stream.heard(Number(number), bytes);
    const unpacker = unpackers.get(epoch) ?? new Unpacker();
    unpackers.set(epoch, unpacker);
    const parcel = await unpacker.push(bytes);
    if (!parcel.ok || !parcel.value) return;
    words.push(Buffer.from(parcel.value).toString('utf8'));
    const page = decodePage(parcel.value);
    if (page.ok) kinds.push(...page.value.map((message) => message.kind));
  }

  await desk.exposeFunction('besideHeard', (...heard: Heard) => void (read = read.then(() => hear(heard))));
  await desk.addInitScript(() => {
    const { besideHeard } = window as unknown as { besideHeard(place: string, bytes: string): void };
    const written = (bytes: BufferSource) => {
      const view = ArrayBuffer.isView(bytes)
        ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        : new Uint8Array(bytes);
      return btoa(Array.from(view, (byte) => String.fromCharCode(byte)).join(''));
    };
    const subtle = Object.getPrototypeOf(crypto.subtle) as SubtleCrypto;
    const { decrypt, encrypt } = subtle;
    const placeOf = (algorithm: unknown) => (algorithm as { additionalData?: BufferSource }).additionalData;
    subtle.decrypt = async function (algorithm, key, data) {
      const opened = await decrypt.call(this, algorithm, key, data);
      const place = placeOf(algorithm);
      if (place) besideHeard(written(place), written(opened));
      return opened;
    };
    subtle.encrypt = function (algorithm, key, data) {
      const place = placeOf(algorithm);
      if (place) besideHeard(written(place), written(data));
      return encrypt.call(this, algorithm, key, data);
    };
  });
  return {
    text: () => read.then(() => words.join('\n')),
    kinds: () => kinds,
    resyncs: () => resyncs,
    epochs: () => read.then(() => [...epochs.values()]),
  };
}

/** Each behind its length in 32 bits. */
function fieldsOf(bytes: Buffer): string[] {
  const fields: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    fields.push(bytes.subarray(at + 4, at + 4 + length).toString('utf8'));
    at += 4 + length;
  }
  return fields;
}
