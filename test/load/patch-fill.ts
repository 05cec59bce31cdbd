import recorded from './patch-sizes.json';

/** What a change's own words and its place in the page take of its parcel. */
const OWN_BYTES = 24;
/** Of so many letters of base64 deflate makes three quarters. */
const DEFLATED_SHARE = 0.76;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NOISE_LETTERS = 1 << 17;
const SPARE = '.';

/** Makes words that are as large as recorded changes are, before and after deflate, the same on each run with the same chance. */
export function patchFills(random: () => number): () => string {
  const noise = Array.from({ length: NOISE_LETTERS }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('');
  return () => {
    const [parcel = 0, payload = 0] = recorded.sizes[Math.floor(random() * recorded.sizes.length)] ?? [];
    const length = Math.max(0, parcel - OWN_BYTES);
    const dense = Math.min(length, Math.round(payload / DEFLATED_SHARE));
    const from = Math.floor(random() * Math.max(1, noise.length - dense));
    return noise.slice(from, from + dense).padEnd(length, SPARE);
  };
}
