import { list, nullable, oneOf, flag, struct, text, uint, variant, type Codec, type TypeOf } from '../wire/codec';
import { Malformed } from '../wire/malformed';
import { Reader } from '../wire/reader';
import { Writer } from '../wire/writer';

const MAX_RECEIPTS = 256;
const count = uint(Number.MAX_SAFE_INTEGER);

/** A command that the hub took, so that it is not sent again. CTRL-2 */
const receipt = struct({ viewer: text(64), command: count });
export type Receipt = TypeOf<typeof receipt>;

/** Inside the seal of a beat: alive; `seq` is the last one sent, `time` the hub's clock, `last` why nothing follows. WIRE-10 */
const beat = struct({
  seq: count,
  time: count,
  receipts: list(receipt, MAX_RECEIPTS),
  last: nullable(struct({ status: oneOf(['live', 'paused', 'away', 'ended']), hidden: flag })),
});
export type Beat = TypeOf<typeof beat>;

/** Inside the seal of what a viewer sends; the payload of a command follows. */
const saying = variant({
  /** An intent. A retry keeps `command` and `asOf`, the hub's clock as the viewer knew it. CTRL-2 */
  command: { code: 1, fields: { command: count, asOf: count } },
  /** Seen everything up to `seq`. WIRE-11 */
  ack: { code: 2, fields: { seq: count } },
  /** `from`…`to` are missing. WIRE-9 */
  gap: { code: 3, fields: { from: count, to: count } },
  /** Begin a new epoch for me. WIRE-9 */
  resync: { code: 4, fields: { why: oneOf(['join', 'gap', 'malformed', 'checkpoint']) } },
});
export type Saying = TypeOf<typeof saying>;

const NOTHING = new Uint8Array(0);

export function encodeBeat(value: Beat): Uint8Array<ArrayBuffer> {
  return written(beat, value, NOTHING);
}

export function decodeBeat(bytes: Uint8Array): Beat | null {
  return read(beat, bytes)?.value ?? null;
}

export function encodeSaying(value: Saying, payload: Uint8Array = NOTHING): Uint8Array<ArrayBuffer> {
  return written(saying, value, payload);
}

export function decodeSaying(bytes: Uint8Array): { readonly value: Saying; readonly payload: Uint8Array } | null {
  return read(saying, bytes);
}

function written<T>(codec: Codec<T>, value: T, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const writer = new Writer();
  writer.sized((w) => codec.write(w, value));
  writer.raw(payload);
  return writer.finish();
}

/** `null` for what does not decode: it is genuine, but of another program. WIRE-2 */
function read<T>(codec: Codec<T>, bytes: Uint8Array): { value: T; payload: Uint8Array } | null {
  const reader = new Reader(bytes);
  try {
    const value = reader.sized((r) => codec.read(r));
    return { value, payload: reader.raw(reader.left) };
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
