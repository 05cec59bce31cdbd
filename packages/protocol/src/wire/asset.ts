import { MAX_ASSET_BYTES } from '../limits';
import { oneOf, type Codec } from './codec';
import { Malformed } from './malformed';

/** Raster pictures and one kind of font; never SVG, which is a document. */
export const assetTypes = ['png', 'jpeg', 'gif', 'webp', 'woff2'] as const;
export type AssetType = (typeof assetTypes)[number];

/** Letters alone: in a style sheet an id must not look like somebody's number. */
const ID = /^[a-p]{32}$/;
const ID_BYTES = 16;
/** How a style sheet refers to an asset: `url(asset-…)`. */
const CSS_REFERENCE = /^asset-([a-p]{32})$/;
const utf8 = new TextEncoder();
const latin = new TextDecoder();

/** The first 128 bits of SHA-256, half a byte a letter, a = 0. WIRE-14 */
export async function nameAsset(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, ID_BYTES);
  return Array.from(digest, (byte) => letter(byte >> 4) + letter(byte & 15)).join('');
}

/** The asset that a `url(…)` in a disclosed style sheet refers to; `null` when it is any other URL. */
export function assetInUrl(url: string): string | null {
  return CSS_REFERENCE.exec(url)?.[1] ?? null;
}

export function isAssetId(value: string): boolean {
  return ID.test(value);
}

function letter(half: number): string {
  return String.fromCharCode(97 + half);
}

export const assetId: Codec<string> = {
  write: (w, value) => w.raw(utf8.encode(value)),
  read: (r) => {
    const id = latin.decode(r.raw(2 * ID_BYTES));
    if (!isAssetId(id)) throw new Malformed('not an asset');
    return id;
  },
};

const assetBytes: Codec<Uint8Array<ArrayBuffer>> = {
  write: (w, value) => {
    w.varint(value.length);
    w.raw(value);
  },
  read: (r) => {
    const length = r.varint();
    if (length > MAX_ASSET_BYTES) throw new Malformed('asset too large');
    return r.raw(length).slice();
  },
};

export const assetFields = { id: assetId, type: oneOf(assetTypes), bytes: assetBytes } as const;
