import {
  MAX_FONT_BYTES,
  MAX_PICTURE_PIXELS,
  MAX_PICTURE_SIDE_PX,
  nameAsset,
  type AssetType,
  type PageMessage,
} from '@beside/protocol';
import { pictureSize } from './picture-size';

type AssetMessage = Extract<PageMessage, { kind: 'asset' }>;

/** A picture or font that is what it says. */
export interface Asset {
  readonly id: string;
  /** Its size in px, as its header says; of a font nothing. */
  readonly width: number;
  readonly height: number;
  readonly blob: Blob;
}

const MIME: Readonly<Record<AssetType, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  woff2: 'font/woff2',
};
const WOFF2 = 0x774f4632; // "wOF2"
const WOFF2_HEADER_BYTES = 48;

/**
 * Looks at bytes before any decoder does: they must hash to their name, begin as what they say they are, and say of themselves that
 * they stay within bounds. `null` for anything else. WIRE-17
 */
export async function readAsset({ id, type, bytes }: AssetMessage): Promise<Asset | null> {
  const size = type === 'woff2' ? fontSize(bytes) : pictureSize(type, bytes);
  if (!size || (await nameAsset(bytes)) !== id) return null;
  const { width, height } = size;
  if (width > MAX_PICTURE_SIDE_PX || height > MAX_PICTURE_SIDE_PX || width * height > MAX_PICTURE_PIXELS) return null;
  return { id, width, height, blob: new Blob([bytes], { type: MIME[type] }) };
}

/** The header's own length must be that of the bytes; what it unpacks to is bounded. https://www.w3.org/TR/WOFF2/#woff20Header */
function fontSize(bytes: Uint8Array): { readonly width: 0; readonly height: 0 } | null {
  if (bytes.length < WOFF2_HEADER_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isSound =
    view.getUint32(0) === WOFF2 && view.getUint32(8) === bytes.length && view.getUint32(16) <= MAX_FONT_BYTES;
  return isSound ? { width: 0, height: 0 } : null;
}
