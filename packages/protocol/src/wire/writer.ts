import { WrittenNames } from './names';

const utf8 = new TextEncoder();
/** A length that one byte can say. WIRE-4 */
const SHORT_CHARACTERS = 0x7f;

/** Appends to a growing buffer; numbers as LEB128, short texts written once. WIRE-4 */
export class Writer {
  private buffer = new Uint8Array(1024);
  private length = 0;
  private names = new WrittenNames();

  /** @param epoch the names of the whole epoch, for what is written within `running` */
  constructor(private readonly epoch = new WrittenNames()) {}

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  /** An unsigned LEB128 of at most 53 bits. */
  varint(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  text(value: string, maxBytes: number): void {
    if (value.length <= SHORT_CHARACTERS && value.length <= maxBytes && this.ascii(value)) return;
    let bytes = utf8.encode(value);
    if (bytes.length > maxBytes) bytes = cut(bytes, maxBytes);
    this.varint(bytes.length);
    this.raw(bytes);
  }

  /** Most texts are short and plain: written without a detour; `false`, and nothing written, when this one is not. */
  private ascii(value: string): boolean {
    const { length } = value;
    this.reserve(length + 1);
    const start = this.length;
    this.buffer[start] = length;
    for (let i = 0; i < length; i++) {
      const code = value.charCodeAt(i);
      if (code > 0x7f) return false;
      this.buffer[start + 1 + i] = code;
    }
    this.length = start + 1 + length;
    return true;
  }

  /** First occurrence: 0 and the text; later ones: its number, from 1. */
  name(value: string, maxBytes: number): void {
    const known = this.names.numberOf(value);
    if (known !== undefined) return this.varint(known);
    this.varint(0);
    this.text(value, maxBytes);
  }

  /** Names are numbered on through the epoch in what `fill` writes. */
  running(fill: () => void): void {
    const outer = this.names;
    this.names = this.epoch;
    fill();
    this.names = outer;
  }

  /** A block that a reader can skip without understanding it; names are numbered anew within it. */
  sized(fill: (writer: Writer) => void): void {
    const start = this.length;
    this.reserve(4);
    this.length += 4;
    this.names = new WrittenNames();
    fill(this);
    new DataView(this.buffer.buffer).setUint32(start, this.length - start - 4);
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(this.buffer.length * 2, this.length + more));
    grown.set(this.buffer.subarray(0, this.length));
    this.buffer = grown;
  }
}

function cut(bytes: Uint8Array<ArrayBuffer>, maxBytes: number): Uint8Array<ArrayBuffer> {
  let end = maxBytes;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}
