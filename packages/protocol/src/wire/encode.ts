import type { Codec } from './codec';
import { Writer } from './writer';

/** Messages of one direction → bytes; each in a sized block, so that an older reader can step over it. WIRE-2 */
export function encode<M>(codec: Codec<M>, messages: readonly M[]): Uint8Array<ArrayBuffer> {
  const writer = new Writer();
  writer.varint(messages.length);
  for (const message of messages) writer.sized((w) => codec.write(w, message));
  return writer.finish();
}
