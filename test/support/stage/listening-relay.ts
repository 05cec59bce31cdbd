import type { PubSub } from '../../twin/pubsub';

/** Everything that passes the relay, as it passes. */
export interface Overheard {
  /** Latin-1 of the raw frames. */
  text(): string;
  frames(): number;
  stop(): void;
}

export function listenAt(pubsub: PubSub): Overheard {
  const words: string[] = [];
  const stop = pubsub.intercept(({ payload }) => {
    const { data } = payload;
    words.push(typeof data === 'string' ? Buffer.from(data, 'base64').toString('latin1') : JSON.stringify(payload));
    return payload;
  });
  return { text: () => words.join('\n'), frames: () => words.length, stop };
}
