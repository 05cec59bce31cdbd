import { MAX_FRAME_BYTES } from '../limits';
import { WIRE_VERSIONS } from '../wire/version';
import { list, oneOf, struct, text, uint, variant, type TypeOf } from '../wire/codec';
import { Malformed } from '../wire/malformed';
import { Reader } from '../wire/reader';
import { Writer } from '../wire/writer';

const MAX_RECEIPTS = 256;
const id = text(64);
const count = uint(Number.MAX_SAFE_INTEGER);

/** A command that the hub took, so that it is not sent again. CTRL-2 */
const receipt = struct({ viewer: id, command: count });
export type Receipt = TypeOf<typeof receipt>;

/** Frame headers; the payload of `data` and `command` follows the header to the frame's end. WIRE-8 */
const header = variant({
  /** Hub → viewers: the next piece of the page stream. */
  data: { code: 1, fields: { epoch: id, seq: count } },
  /** Hub → viewers: alive; `seq` is the last one sent, `time` the hub's clock. WIRE-10 */
  beat: { code: 2, fields: { epoch: id, seq: count, time: count, receipts: list(receipt, MAX_RECEIPTS) } },
  /** Viewer → hub: an intent. A retry keeps `command` and `asOf`, the hub's clock as the viewer knew it. CTRL-2 */
  command: { code: 3, fields: { viewer: id, epoch: id, seq: count, command: count, asOf: count } },
  /** Viewer → hub: seen everything up to `seq`. WIRE-11 */
  ack: { code: 4, fields: { viewer: id, epoch: id, seq: count } },
  /** Viewer → hub: `from`…`to` are missing. WIRE-9 */
  gap: { code: 5, fields: { viewer: id, epoch: id, from: count, to: count } },
  /** Viewer → hub: begin a new epoch for me. WIRE-9 */
  resync: { code: 6, fields: { viewer: id, why: oneOf(['join', 'gap', 'malformed', 'checkpoint']) } },
});
export type FrameHeader = TypeOf<typeof header>;

export interface Frame {
  readonly header: FrameHeader;
  readonly payload: Uint8Array;
}

const NOTHING = new Uint8Array(0);

export function encodeFrame(head: FrameHeader, payload: Uint8Array = NOTHING): Uint8Array<ArrayBuffer> {
  const writer = new Writer();
  writer.byte(WIRE_VERSIONS.max);
  writer.sized((w) => header.write(w, head));
  writer.raw(payload);
  return writer.finish();
}

/** `null` for what is not a frame of this version: dropped, counted by the caller. WIRE-2 */
export function decodeFrame(bytes: Uint8Array): Frame | null {
  if (bytes.length > MAX_FRAME_BYTES) return null;
  const reader = new Reader(bytes);
  try {
    const version = reader.byte();
    if (version < WIRE_VERSIONS.min || version > WIRE_VERSIONS.max) return null;
    const head = reader.sized((r) => header.read(r));
    return { header: head, payload: reader.raw(reader.left) };
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
