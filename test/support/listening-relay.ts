import { Unpacker } from '@beside/protocol';
import { decodeFrame } from '@beside/protocol/channel';
import type { PubSub } from '../twin/pubsub';

/** Everything that passes the relay, as it passes and as the desk will read it. */
export interface Overheard {
  /** Latin-1 of the raw frames and of the inflated parcels. */
  text(): Promise<string>;
  frames(): number;
  stop(): void;
}

export function listenAt(pubsub: PubSub): Overheard {
  const frames: Uint8Array[] = [];
  const stop = pubsub.intercept((passing) => {
    const { payload } = passing;
    frames.push(
      typeof payload.data === 'string' ? Buffer.from(payload.data, 'base64') : Buffer.from(JSON.stringify(payload)),
    );
    return payload;
  });
  return {
    frames: () => frames.length,
    stop,
    text: async () => {
      const words: string[] = [];
      const unpacker = new Unpacker();
      for (const frame of frames) {
        words.push(Buffer.from(frame).toString('latin1'));
        const decoded = decodeFrame(frame);
        if (decoded?.header.kind !== 'data') continue;
        const parcel = await unpacker.push(decoded.payload);
        if (parcel.ok && parcel.value) words.push(Buffer.from(parcel.value).toString('utf8'));
      }
      return words.join('\n');
    },
  };
}
