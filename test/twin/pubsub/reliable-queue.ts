import { UNACKED_LIMIT_BYTES, UNACKED_LIMIT_MESSAGES } from './limits';

/** The messages that a reliable client has not yet acknowledged, in order; they are sent again when it recovers. */
export interface ReliableQueue {
  /** Keeps the frame under the next sequence id, or says that the queue is full (then the client is lost for good). */
  push(frameOf: (sequenceId: number) => string): { ok: true; frame: string } | { ok: false };
  acknowledge(sequenceId: number): void;
  unacknowledged(): readonly string[];
  readonly length: number;
}

export function createReliableQueue(): ReliableQueue {
  const frames = new Map<number, { frame: string; bytes: number }>();
  let lastSequenceId = 0;
  let heldBytes = 0;
  return {
    push(frameOf) {
      const frame = frameOf(lastSequenceId + 1);
      const bytes = Buffer.byteLength(frame);
      if (frames.size >= UNACKED_LIMIT_MESSAGES || heldBytes + bytes > UNACKED_LIMIT_BYTES) return { ok: false };
      lastSequenceId += 1;
      heldBytes += bytes;
      frames.set(lastSequenceId, { frame, bytes });
      return { ok: true, frame };
    },
    acknowledge(sequenceId) {
      for (const [id, { bytes }] of frames) {
        if (id > sequenceId) break;
        frames.delete(id);
        heldBytes -= bytes;
      }
    },
    unacknowledged: () => [...frames.values()].map(({ frame }) => frame),
    get length() {
      return frames.size;
    },
  };
}
