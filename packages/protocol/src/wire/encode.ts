import type { Codec } from './codec';
import { WrittenNames } from './names';
import { Writer } from './writer';

/**
 * Messages of one direction → bytes; each in a sized block, so that an older reader can step over it. WIRE-2
 * @param names what was written before in the same epoch; none when these messages stand alone
 */
export function encode<M>(
  codec: Codec<M>,
  messages: readonly M[],
  names = new WrittenNames(),
): Uint8Array<ArrayBuffer> {
  const writer = new Writer(names);
  writer.varint(messages.length);
  for (const message of messages) writer.sized((w) => codec.write(w, message));
  return writer.finish();
}
