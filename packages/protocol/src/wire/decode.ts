import { MAX_MESSAGES } from '../limits';
import { refuse, type Outcome } from '../refusal';
import type { ClosedUnion } from './codec';
import { Malformed } from './malformed';
import { actMessage } from './act';
import { pageMessage } from './message';
import { ReadNames } from './names';
import { Reader } from './reader';

/**
 * Bytes → messages, or `wire/malformed` for all of them: half a parcel is no page state. A kind of a later version is
 * dropped on its own, fields of a later version are cut off. WIRE-2
 */
export function decode<M extends { readonly kind: string }>(
  codec: ClosedUnion<M>,
  bytes: Uint8Array,
  names = new ReadNames(),
): Outcome<readonly M[]> {
  const reader = new Reader(bytes, names);
  try {
    const count = reader.varint();
    if (count > MAX_MESSAGES || count * 4 > reader.left) return refuse('wire/malformed');
    const messages: M[] = [];
    for (let i = 0; i < count; i++) {
      const message = reader.sized((r) => (codec.codes.has(r.peek()) ? codec.read(r) : null));
      if (message) messages.push(message);
    }
    return { ok: true, value: messages };
  } catch (error) {
    if (error instanceof Malformed) return refuse('wire/malformed');
    throw error;
  }
}

/** @param names what was read before in the same epoch; after `wire/malformed` nothing more of that epoch can be read */
export const decodePage = (bytes: Uint8Array, names?: ReadNames) => decode(pageMessage, bytes, names);
export const decodeActs = (bytes: Uint8Array) => decode(actMessage, bytes);
