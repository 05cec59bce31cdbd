import { MAX_FRAME_BYTES, MAX_VIEWERS } from '../limits';
import { list, struct, text, uint, variant, type TypeOf } from '../wire/codec';
import { Malformed } from '../wire/malformed';
import { Reader } from '../wire/reader';
import { WIRE_VERSIONS } from '../wire/version';
import { Writer } from '../wire/writer';
import { octets } from './seal/handshake-messages';
import { WRAPPED_BYTES, WRAP_IV_BYTES } from './seal/sealed-frames';

const id = text(64);
const count = uint(Number.MAX_SAFE_INTEGER);

/** What the relay can read of a frame; everything behind it is sealed. WIRE-8 SEAL-9 */
const header = variant({
  /** Hub → viewers: the next piece of the page stream. */
  page: { code: 1, fields: { epoch: id, seq: count } },
  /** Hub → viewers: alive, and the epoch's key for those who have not shown yet that they hold it. WIRE-10 SEAL-8 */
  beat: {
    code: 2,
    fields: {
      epoch: id,
      turn: count,
      seq: count,
      keys: list(struct({ viewer: id, iv: octets(WRAP_IV_BYTES), key: octets(WRAPPED_BYTES) }), MAX_VIEWERS),
    },
  },
  /** Viewer → hub. */
  act: { code: 3, fields: { viewer: id, epoch: id, seq: count } },
  /** A step of a handshake; empty when it is for every viewer. SEAL-2 */
  step: { code: 4, fields: { viewer: id } },
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
