import type { Bytes } from './suite';

/** Below this all are alike. */
const LEAST_BYTES = 256;
const END = 0x80;

/**
 * Adds an end mark and zeros up to the next bucket, so that a size tells little: at most 12 % more from 256 bytes on (Padmé: Nikitin et
 * al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019).
 */
export function pad(bytes: Uint8Array): Bytes {
  const padded = new Uint8Array(bucketOf(bytes.length + 1));
  padded.set(bytes);
  padded[bytes.length] = END;
  return padded;
}

/** `null` for what was not padded by `pad`. */
export function unpad(padded: Bytes): Bytes | null {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end -= 1;
  return padded[end] === END && padded.length === bucketOf(end + 1) ? padded.subarray(0, end) : null;
}

export function bucketOf(length: number): number {
  if (length <= LEAST_BYTES) return LEAST_BYTES;
  const exponent = Math.floor(Math.log2(length));
  const spare = exponent - (Math.floor(Math.log2(exponent)) + 1);
  const step = 2 ** spare;
  return Math.ceil(length / step) * step;
}
