import { Malformed } from './malformed';
import { ReadNames } from './names';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads what a `Writer` wrote, from a sender that may lie: every length is bounded before it is believed. WIRE-3 */
export class Reader {
  private position = 0;
  private end: number;
  private names = new ReadNames();

  /** @param epoch the names of the whole epoch, for what is read within `running` */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly epoch = new ReadNames(),
  ) {
    this.end = bytes.length;
  }

  get left(): number {
    return this.end - this.position;
  }

  peek(): number {
    return this.bytes[this.position] ?? 0;
  }

  byte(): number {
    if (this.position >= this.end) throw new Malformed('ends too early');
    return this.bytes[this.position++] as number;
  }

  varint(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 8; i++) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (!Number.isSafeInteger(value)) break;
        return value;
      }
      scale *= 0x80;
    }
    throw new Malformed('number too long');
  }

  raw(length: number): Uint8Array {
    if (length > this.left) throw new Malformed('ends too early');
    this.position += length;
    return this.bytes.subarray(this.position - length, this.position);
  }

  text(maxBytes: number): string {
    const length = this.varint();
    if (length > maxBytes) throw new Malformed('text too long');
    try {
      return utf8.decode(this.raw(length));
    } catch (cause) {
      throw cause instanceof Malformed ? cause : new Malformed('not UTF-8');
    }
  }

  name(maxBytes: number): string {
    const number = this.varint();
    if (number === 0) {
      const value = this.text(maxBytes);
      this.names.remember(value);
      return value;
    }
    const known = this.names.at(number);
    if (known === undefined || known.length > maxBytes) throw new Malformed('unknown name');
    return known;
  }

  /** Names are numbered on through the epoch in what `read` reads. */
  running<T>(read: () => T): T {
    const outer = this.names;
    this.names = this.epoch;
    const value = read();
    this.names = outer;
    return value;
  }

  /** Reads a sized block with names of its own; whatever `read` leaves of it (fields of a later version) is dropped. WIRE-2 */
  sized<T>(read: (reader: Reader) => T): T {
    const length = new DataView(this.raw(4).slice().buffer).getUint32(0);
    if (length > this.left) throw new Malformed('ends too early');
    const outer = this.end;
    const end = this.position + length;
    this.end = end;
    this.names = new ReadNames();
    const value = read(this);
    this.position = end;
    this.end = outer;
    return value;
  }
}
