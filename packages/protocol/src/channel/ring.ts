import { RING_BYTES, RING_FRAMES } from '../limits';

/** The latest frames of an epoch, kept for byte-identical resend; the oldest go first. WIRE-9 */
export class Ring {
  private readonly frames = new Map<number, Uint8Array<ArrayBuffer>>();
  private bytes = 0;

  push(seq: number, frame: Uint8Array<ArrayBuffer>): void {
    this.frames.set(seq, frame);
    this.bytes += frame.length;
    for (const [oldest, old] of this.frames) {
      if (this.frames.size <= RING_FRAMES && this.bytes <= RING_BYTES) break;
      if (oldest === seq) break;
      this.frames.delete(oldest);
      this.bytes -= old.length;
    }
  }

  /** Frames `from`…`to` in order, or `null` when one of them is gone. */
  range(from: number, to: number): Uint8Array<ArrayBuffer>[] | null {
    if (to - from >= RING_FRAMES) return null;
    const wanted: Uint8Array<ArrayBuffer>[] = [];
    for (let seq = from; seq <= to; seq++) {
      const frame = this.frames.get(seq);
      if (!frame) return null;
      wanted.push(frame);
    }
    return wanted;
  }

  /** Bytes after `seq`: what a viewer that confirmed `seq` has still under way. */
  bytesAfter(seq: number): number {
    let sum = 0;
    for (const [at, frame] of this.frames) if (at > seq) sum += frame.length;
    return sum;
  }

  clear(): void {
    this.frames.clear();
    this.bytes = 0;
  }
}
