import { COMPRESS_ABOVE_BYTES, FRAME_OVERHEAD_BYTES, MAX_FRAME_BYTES, MAX_PARCEL_BYTES } from '../limits';
import { refuse, type Outcome } from '../refusal';

const MORE = 1;
const DEFLATED = 2;
const PAYLOAD_BYTES = MAX_FRAME_BYTES - FRAME_OVERHEAD_BYTES;

/** One parcel → payloads that fit a frame, in order: a flag byte (more follows, deflated) and the bytes. WIRE-6, WIRE-7 */
export async function pack(parcel: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>[]> {
  const deflated = parcel.length > COMPRESS_ABOVE_BYTES;
  const bytes = deflated ? await deflate(parcel) : parcel;
  const payloads: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < bytes.length || at === 0; at += PAYLOAD_BYTES - 1) {
    const piece = bytes.subarray(at, at + PAYLOAD_BYTES - 1);
    const payload = new Uint8Array(piece.length + 1);
    payload[0] = (at + piece.length < bytes.length ? MORE : 0) | (deflated ? DEFLATED : 0);
    payload.set(piece, 1);
    payloads.push(payload);
  }
  return payloads;
}

/** Joins payloads back into parcels; they must come in order, which is the channel's business. */
export class Unpacker {
  private pieces: Uint8Array[] = [];
  private size = 0;

  /** The parcel when `payload` was its last piece, `null` while more follows. */
  async push(payload: Uint8Array): Promise<Outcome<Uint8Array | null>> {
    const flags = payload[0];
    if (flags === undefined || flags > (MORE | DEFLATED)) return this.drop('wire/malformed');
    this.pieces.push(payload.subarray(1));
    this.size += payload.length - 1;
    if (this.size > MAX_PARCEL_BYTES) return this.drop('wire/too-large');
    if (flags & MORE) return { ok: true, value: null };
    const bytes = concatenate(this.pieces, this.size);
    this.pieces = [];
    this.size = 0;
    return flags & DEFLATED ? inflate(bytes) : { ok: true, value: bytes };
  }

  private drop(code: 'wire/malformed' | 'wire/too-large') {
    this.pieces = [];
    this.size = 0;
    return refuse(code);
  }
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of through(bytes, new CompressionStream('deflate-raw'))) pieces.push(piece);
  return concatenate(pieces, sizeOf(pieces));
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Outcome<Uint8Array>> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of through(bytes, new DecompressionStream('deflate-raw'))) {
      pieces.push(piece);
      if (sizeOf(pieces) > MAX_PARCEL_BYTES) return refuse('wire/too-large');
    }
  } catch {
    return refuse('wire/malformed'); // not deflate data: the stream rejects with a TypeError
  }
  return { ok: true, value: concatenate(pieces, sizeOf(pieces)) };
}

/** What comes out of `stream` for `bytes`; whoever stops asking ends it. */
async function* through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream): AsyncGenerator<Uint8Array> {
  const writer = stream.writable.getWriter() as WritableStreamDefaultWriter<Uint8Array>;
  const reader = stream.readable.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const written = Promise.all([writer.write(bytes), writer.close()]).catch(() => undefined); // the reader tells
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => undefined);
    await written;
  }
}

const sizeOf = (pieces: readonly Uint8Array[]) => pieces.reduce((size, { length }) => size + length, 0);

function concatenate(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
