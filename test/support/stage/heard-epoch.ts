import { decodePage, PageTree, ReadNames, Unpacker, type PageMessage } from '@beside/protocol';

/** The hash of the page state, as the customer's page said it and as what the desk has opened gives it. WIRE-12 */
export interface BothHashes {
  readonly customer: number;
  readonly desk: number;
}

/** One epoch's page stream as a desk has opened it: whatever the order in which it came, it is read in its own. WIRE-9 */
export class HeardEpoch {
  private readonly pieces = new Map<number, Uint8Array>();
  private seen = 0;

  /** @param seq from 1 */
  heard(seq: number, piece: Uint8Array): void {
    this.pieces.set(seq, piece);
  }

  /** The desk said that it has taken everything up to here, and so compared every hash up to here. WIRE-11 */
  confirmed(seq: number): void {
    this.seen = Math.max(this.seen, seq);
  }

  /** `null` until the customer's page has said its hash after the last change, and the desk has confirmed what it heard. */
  async hashes(): Promise<BothHashes | null> {
    const messages = await this.messages();
    if (!messages || this.seen < this.pieces.size) return null;
    let tree = new PageTree();
    let customer: number | null = null;
    for (const message of messages) {
      if (message.kind === 'snapshot') tree = new PageTree();
      if (message.kind === 'snapshot' || message.kind === 'patch') customer = null;
      if (message.kind === 'complete' || message.kind === 'checkpoint') customer = message.hash;
      if (message.kind !== 'patch') continue;
      if (!message.operations.every((operation) => tree.apply(operation))) throw new Error('a change does not fit');
    }
    return customer === null ? null : { customer, desk: tree.hash };
  }

  /** How often the customer's page has said that it drew a mark. CTRL-11 */
  async marks(): Promise<number> {
    return ((await this.messages()) ?? []).filter(({ kind }) => kind === 'mark').length;
  }

  /** `null` while a piece is missing. */
  private async messages(): Promise<readonly PageMessage[] | null> {
    const unpacker = new Unpacker();
    const names = new ReadNames();
    const messages: PageMessage[] = [];
    for (let seq = 1; seq <= this.pieces.size; seq += 1) {
      const piece = this.pieces.get(seq);
      if (!piece) return null;
      const parcel = await unpacker.push(piece);
      if (!parcel.ok) throw new Error('a parcel cannot be unpacked');
      const read = parcel.value && decodePage(parcel.value, names);
      if (read && !read.ok) throw new Error('a parcel cannot be read');
      messages.push(...(read ? read.value : []));
    }
    return messages;
  }
}
