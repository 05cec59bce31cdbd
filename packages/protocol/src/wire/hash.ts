/** FNV-1a over UTF-16 units, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). Not a secret: it finds defects, not forgers. */
export function hashText(value: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < value.length; i++) hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Where a mix of numbers begins. */
export const MIX_SEED = 0x9747b28c;

/** Mixes a whole number into 32 bits; the finisher is MurmurHash3's. */
export function mix(hash: number, value: number): number {
  let next = Math.imul(hash ^ value, 0x85ebca6b);
  next ^= next >>> 13;
  next = Math.imul(next, 0xc2b2ae35);
  return next ^ (next >>> 16);
}

/** A sum of node hashes that changes by what changes: order does not matter, place is part of each node's own hash. WIRE-12 */
export class StateHash {
  private low = 0;
  private high = 0;

  add(hash: number): void {
    this.low = (this.low + hash) >>> 0;
    this.high = (this.high + (mix(MIX_SEED, hash) >>> 0)) >>> 0;
  }

  remove(hash: number): void {
    this.low = (this.low - hash) >>> 0;
    this.high = (this.high - (mix(MIX_SEED, hash) >>> 0)) >>> 0;
  }

  /** 53 bits. */
  get value(): number {
    return (this.high & 0x1fffff) * 0x1_0000_0000 + this.low;
  }
}
